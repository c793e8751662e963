import type { ConsentPurpose } from '../../src/agency/consent.ts';
import { choicesOfReminders } from '../../src/agency/reminder-choice.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Context } from './context.ts';
import { tell } from './tell.ts';

/** To which numbers reminders go, about what, and where the last one did not arrive. */
export function tellWhereTheyGo({ reminded = [] }: Context): Told[] {
  return reminded.flatMap(({ ending, about, by, unreached }) => [
    tell(by === 'call' ? 'reminders-on-by-call' : 'reminders-on', { ending, about: `reminders-about-${about}` }),
    ...(unreached === undefined ? [] : [tell(by === 'call' ? 'calls-unreached' : 'texts-unreached', { ending })]),
  ]);
}

/** Who texts, about what, how often, what it costs, and how it ends: nobody can agree who has not heard it (CTIA Messaging Principles, 5.1). */
export function tellReminderTerms({ textPhone = '', reminderChoice = 'everything', reminderWay }: Context): Told[] {
  const has = (purpose: ConsentPurpose) => choicesOfReminders[reminderChoice].some((one) => one === purpose);
  const slots = { ending: textPhone.slice(-4), about: `reminders-about-${reminderChoice}` } as const;
  return [
    tell(reminderWay === 'call' ? 'reminders-terms-of-calls' : 'reminders-terms', slots),
    ...(has('court-dates') ? [tell('reminders-come-before-dates')] : []),
    ...(has('payments-received') ? [tell('reminders-come-with-payments')] : []),
    ...(has('documents') ? [tell('reminders-come-with-documents')] : []),
    tell(reminderWay === 'call' ? 'reminders-rules-of-calls' : 'reminders-rules'),
  ];
}

/** Of those who pay, what is due; of those who receive, what has come: the other purposes bring them nothing. */
export function purposesOf({ participant, reminderChoice = 'everything' }: Context) {
  return choicesOfReminders[reminderChoice].filter(
    (purpose) => purpose !== 'payments-due' || participant?.payer === true,
  );
}
