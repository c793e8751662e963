import type { SayFirst } from '../../src/dialogue/menu.ts';
import type { PickQuestion, Told } from '../../src/dialogue/output.ts';
import { sharedStatements } from '../../src/dialogue/shared-statements.ts';
import type { SlotType, Slots } from '../../src/dialogue/prompt-contract.ts';

/** Every sentence this flow can say, with the slots it fills. Menus are not listed: they stand in the flow itself. */
export const statements = {
  ...sharedStatements,
  notice: {},
  'no-menu-before': {},
  'more-time-offer': {},

  'participant-id-taken': { ending: 'digits' },
  'sign-in-refused': {},
  'sign-in-gave-up': {},
  'sign-in-paused': {},
  'signed-in': {},
  'no-pin': {},
  'pin-emailed': {},
  'pin-emailed-later': {},
  'pin-mailed': {},
  'pin-temporary': {},
  'new-pin-unfit': {},
  'new-pin-differs': {},
  'pin-changed': {},

  'opening-a-case': {},
  'ways-to-pay': {},
  'ways-to-pay-abroad': {},
  employers: {},
  'employers-abroad': {},
  'genetic-testing': {},
  hearings: {},
  'order-review': {},
  complaints: {},
  office: { county: 'name', address: 'name' },
  'office-phone': { phone: 'phone', hours: 'name' },
  'office-unknown': {},
  'no-office': {},
  'too-many-offices': {},

  'direct-deposit-start': {},
  'direct-deposit-change': {},
  'direct-deposit-stop': {},
  'payment-card': {},
  'payment-card-abroad': {},

  'case-of-several': { position: 'count', count: 'count', ending: 'spell' },
  'payer-owes': { arrears: 'money' },
  'payer-owes-nothing': {},
  'payer-has-credit': { credit: 'money' },
  'recipient-is-owed': { arrears: 'money' },
  'recipient-is-owed-nothing': {},
  'recipient-sees-credit': { credit: 'money' },
  'balance-as-of': { asOf: 'date' },
  'monthly-support': { amount: 'money' },
  'monthly-support-none': {},
  dockets: { dockets: 'spell', count: 'count' },
  county: { county: 'name' },
  'no-case': {},
  'no-case-with-ending': {},
  'too-many-cases': {},

  'payments-made-first': {},
  'payments-sent-first': {},
  'payments-earlier': {},
  'payment-made': { amount: 'money', date: 'date', how: 'term' },
  'payment-made-ahead': { amount: 'money', date: 'date', how: 'term' },
  'payment-scheduled': { amount: 'money', date: 'date', how: 'term' },
  'payment-overdue': { amount: 'money', date: 'date', how: 'term' },
  'payment-sent': { amount: 'money', date: 'date', how: 'term' },
  'payment-sent-ahead': { amount: 'money', date: 'date', how: 'term' },
  'payment-expected': { amount: 'money', date: 'date', how: 'term' },
  'payment-late': { amount: 'money', date: 'date', how: 'term' },
  'no-payments-made': {},
  'no-payments-sent': {},
  'payments-not-told': {},
  'method-wage-withholding': {},
  'method-bank': {},
  'method-card': {},
  'method-cash': {},
  'method-check': {},
  'method-tax-offset': {},
  'method-direct-deposit': {},
  'method-payment-card': {},

  'appointment-begun': { what: 'term', time: 'time' },
  'appointment-begun-yesterday': { what: 'term', time: 'time' },
  'appointment-today': { what: 'term', time: 'time' },
  'appointment-tomorrow': { what: 'term', time: 'time' },
  'appointment-later': { what: 'term', day: 'day', time: 'time' },
  'appointment-later-year': { what: 'term', day: 'day', year: 'name', time: 'time' },
  'appointment-first-hour': {},
  'appointment-second-hour': {},
  'appointment-midnight': {},
  'appointment-place': { place: 'name', address: 'name' },
  'kind-court': {},
  'kind-office': {},
  'kind-genetic-test': {},
  'no-dates': {},

  'message-typed': { text: 'name' },
  'text-consent': {},
  'year-unfit': {},
  'no-mailing-address': {},
  'no-phone': {},
  'left-direct-deposit-form': {},
  'left-message': {},
  'left-message-stranger': {},
  'left-statement': {},
  'left-payment-history': {},
  'left-contact-change': {},
  'left-text-reminders': {},
  'left-missing-payment': {},
  'left-order-review': {},
  'left-callback': {},
  'request-reference': { reference: 'digits' },

  'request-failed': {},
  'message-sent': {},

  'desk-busy': {},
  'place-in-queue': { position: 'count' },
  'wait-in-queue': { minutes: 'count' },
  'callback-keeps-place': {},
  'left-callback-keeps-place': {},
  'queue-left': {},
  'desk-closed-meanwhile': {},
  'desk-unreached': {},
  'last-try-goodbye': {},
  'last-try-sends': {},
  'callback-number-unfit': {},
  'callback-number-taken': { phone: 'phone' },

  'returning-call': {},
  'callback-for-agent': {},
  'callback-missed': {},
  'caller-signed-in': {},
  'caller-signed-in-as': { ending: 'digits' },
  'caller-unknown': {},
  'caller-topic': { topic: 'term' },
  'caller-waited': { minutes: 'count' },
  'topic-sign-in': {},
  'topic-pin': {},
  'topic-general': {},
  'topic-money': {},
  'topic-cases': {},
  'topic-payments': {},
  'topic-dates': {},
  'topic-requests': {},
} as const satisfies Record<string, Slots>;

/** Statements that operators may leave empty. */
export const optionalStatements = ['notice'] as const satisfies readonly (keyof typeof statements)[];

/** Questions answered with digits. */
export const digitsQuestions = [
  'participant-id',
  'participant-id-or-ssn',
  'pin',
  'new-pin',
  'new-pin-again',
  'county-or-zip',
  'case-ending',
  'case-ending-with-letters',
  'callback-number',
  'callback-number-or-known',
  'year',
] as const;

/** Those at which `*` is an answer. */
export const starredQuestions = [
  'pin',
  'case-ending',
  'case-ending-with-letters',
  'callback-number-or-known',
] as const satisfies readonly (typeof digitsQuestions)[number][];

/** Questions answered by picking one of several things, with the slots of each. */
export const picks = {
  'which-case': { ending: 'spell', county: 'name' },
  'which-office': { county: 'name' },
} as const satisfies Record<string, Slots>;

/** Questions answered by speaking a message. */
export const recordings = ['message-record', 'stranger-message-record', 'contact-change-record'] as const;

/** Messages that are written. `pin-message` brings a temporary PIN and how many days it works, by post as by e-mail. */
export const letters = {
  'pin-message': { pin: 'digits', days: 'count' },
} as const satisfies Record<string, Slots>;

type ValueOf<Type> = Type extends 'money' | 'count'
  ? number
  : Type extends 'spell'
    ? string | readonly string[]
    : string;
type ValuesOf<Of extends Slots> = { readonly [Slot in keyof Of]: ValueOf<Of[Slot]> };
type Statements = typeof statements;
type SlotsOf<Key extends keyof Statements> = {
  readonly [Slot in keyof Statements[Key]]: ValueOf<Statements[Key][Slot] & SlotType>;
};

/** A sentence with its slots filled: the compiler knows which. */
export function tell<Key extends keyof Statements>(
  prompt: Key,
  ...[slots]: keyof Statements[Key] extends never ? [] : [slots: SlotsOf<Key>]
): Told {
  return slots ? { prompt, slots } : { prompt };
}

/** A sentence that names toll-free numbers, or the one that callers from other countries hear in its place. */
export function tellNumbers(
  prompt: 'ways-to-pay' | 'employers' | 'payment-card',
  { settings }: { readonly settings: { readonly abroad: boolean } },
): Told {
  return tell(settings.abroad ? `${prompt}-abroad` : prompt);
}

/** The action that says a sentence once, before the next scene. */
export function say<Key extends keyof Statements>(
  prompt: Key,
  ...slots: keyof Statements[Key] extends never ? [] : [slots: SlotsOf<Key>]
): SayFirst {
  return { type: 'sayFirst', params: tell(prompt, ...slots) };
}

/** The same about a number that nothing could be done with: the caller is asked again, and after too many goes to a person. */
export function sayUnfit(
  prompt:
    | 'no-case-with-ending'
    | 'too-many-cases'
    | 'no-office'
    | 'too-many-offices'
    | 'new-pin-unfit'
    | 'new-pin-differs'
    | 'year-unfit'
    | 'callback-number-unfit',
) {
  return { type: 'sayUnfit' as const, params: tell(prompt) };
}

/** A question that picks one of several things. */
export function pick<Key extends keyof typeof picks>(
  prompt: Key,
  items: readonly { readonly slots: ValuesOf<(typeof picks)[Key]>; readonly hear: readonly string[] }[],
): PickQuestion {
  return { kind: 'pick', prompt, items };
}
