import type { ConsentPurpose } from './consent.ts';

const [dates, payments] = [
  ['court-dates', 'appointments'],
  ['payments-received', 'payments-due'],
] as const;

/** What a caller may be reminded of, and the purposes that are agreed to with it. */
export const choicesOfReminders = {
  dates,
  payments,
  documents: ['documents'],
  'dates-and-payments': [...dates, ...payments],
  'dates-and-documents': [...dates, 'documents'],
  'payments-and-documents': [...payments, 'documents'],
  everything: [...dates, ...payments, 'documents'],
} as const satisfies Record<string, readonly ConsentPurpose[]>;

export const reminderChoices = Object.keys(choicesOfReminders) as readonly (keyof typeof choicesOfReminders)[];

export type ReminderChoice = keyof typeof choicesOfReminders;

/** What purposes come to, as it is told: of dates and of payments where any of theirs is among them. */
export function describePurposes(purposes: readonly ConsentPurpose[]): ReminderChoice {
  const has = (own: readonly ConsentPurpose[]) => purposes.some((purpose) => own.includes(purpose));
  const isOf = { dates: has(dates), payments: has(payments), documents: purposes.includes('documents') };
  if (isOf.dates && isOf.payments) return isOf.documents ? 'everything' : 'dates-and-payments';
  if (isOf.dates) return isOf.documents ? 'dates-and-documents' : 'dates';
  if (isOf.payments) return isOf.documents ? 'payments-and-documents' : 'payments';
  return 'documents';
}
