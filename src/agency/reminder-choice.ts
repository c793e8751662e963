import type { ConsentPurpose } from './consent.ts';

/** What a caller is offered to be reminded of, and the purposes that are agreed to with it. Of documents nobody is reminded yet. */
export const choicesOfReminders = {
  dates: ['court-dates', 'appointments'],
  payments: ['payments-received', 'payments-due'],
  'dates-and-payments': ['court-dates', 'appointments', 'payments-received', 'payments-due'],
} as const satisfies Record<string, readonly ConsentPurpose[]>;

export const reminderChoices = Object.keys(choicesOfReminders) as readonly (keyof typeof choicesOfReminders)[];

export type ReminderChoice = keyof typeof choicesOfReminders;

/** What purposes come to, as it is told: of documents only where there is nothing else. */
export function describePurposes(purposes: readonly ConsentPurpose[]): ReminderChoice | 'documents' {
  const has = (choice: 'dates' | 'payments') => {
    const own: readonly ConsentPurpose[] = choicesOfReminders[choice];
    return purposes.some((purpose) => own.includes(purpose));
  };
  if (has('dates')) return has('payments') ? 'dates-and-payments' : 'dates';
  return has('payments') ? 'payments' : 'documents';
}
