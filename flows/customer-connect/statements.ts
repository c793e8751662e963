import type { Slots } from '../../src/dialogue/prompt-contract.ts';
import { sharedStatements } from '../../src/dialogue/shared-statements.ts';
import { termsFor } from '../../src/dialogue/telling.ts';
import { enforcementStatements } from './tell-enforcement.ts';
import { statusStatements } from './tell-status.ts';
import { appointmentStatements } from './appointment-statements.ts';
import { errandNames } from './errand-names.ts';
import { moneyStatements } from './money-statements.ts';
import { paymentStatements } from './payment-statements.ts';

/** Every sentence this flow can say, with the slots it fills. Menus are not listed: they stand in the flow itself. */
const statements = {
  ...sharedStatements,
  notice: {},
  'no-menu-before': {},
  'long-silence': {},
  'more-time-offer': {},

  'participant-id-taken': { ending: 'digits' },
  'sign-in-refused': {},
  'sign-in-gave-up': {},
  'sign-in-paused': {},
  'sign-in-paused-for': { minutes: 'count' },
  'sign-in-locked': {},
  'sign-in-locked-for': { hours: 'count' },
  'sign-in-over': {},
  'sign-in-ended': {},
  'signed-in': {},
  'no-pin': {},
  'pin-emailed': {},
  'pin-emailed-later': {},
  'pin-mailed': {},
  'pin-underway': {},
  'pin-temporary': {},
  'pin-weak': {},
  'new-pin-unfit': {},
  'new-pin-unfit-eight': {},
  'new-pin-differs': {},
  'pin-changed': {},

  'needs-person': { errand: 'term' },
  'errand-understood': { errand: 'term' },
  ...termsFor('errand', errandNames),

  'opening-a-case': {},
  'ways-to-pay': {},
  'ways-to-pay-abroad': {},
  employers: {},
  'employers-abroad': {},
  'genetic-testing': {},
  hearings: {},
  'order-review': {},
  complaints: {},
  'complaints-abroad': {},
  office: { county: 'name', address: 'place' },
  'office-phone': { phone: 'phone', hours: 'name' },
  'office-phone-abroad': { phone: 'phone', hours: 'name' },
  'office-unknown': {},
  'no-office': {},
  'too-many-offices': {},

  'direct-deposit-start': {},
  'direct-deposit-change': {},
  'direct-deposit-stop': {},
  'payment-card': {},
  'payment-card-abroad': {},

  ...statusStatements,
  ...enforcementStatements,
  'case-of-several': { position: 'count', count: 'count', ending: 'spell' },
  ...moneyStatements,
  'balance-as-of': { asOf: 'date' },
  'balance-as-of-near': { day: 'term' },
  payee: { payee: 'place' },
  dockets: { dockets: 'spell', count: 'count' },
  county: { county: 'name' },
  'case-number': { number: 'spell' },
  'cases-left': { count: 'count' },
  'cases-found': { count: 'count' },
  'in-case': { ending: 'spell' },
  'no-case': {},
  'no-case-with-ending': {},
  'too-many-cases': {},

  'payments-made-first': {},
  'payments-sent-first': {},
  'payments-made-shared-first': {},
  'payments-sent-shared-first': {},
  'payments-earlier': {},
  ...paymentStatements,
  'no-payments-made': {},
  'no-payments-sent': {},
  'payments-not-told': {},

  ...appointmentStatements,
  'no-dates': {},

  'message-typed': { text: 'name' },
  'year-unfit': {},
  'no-mailing-address': {},
  'left-direct-deposit-form': {},
  'left-message': {},
  'left-message-stranger': {},
  'left-statement': {},
  'left-payment-history': {},
  'left-contact-change': {},
  'mail-after-address': {},
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
  'calling-number': { ending: 'digits' },
  'callback-number-unfit': {},
  'callback-number-short': {},
  'callback-country-unfit': {},
  'callback-number-taken': { phone: 'phone' },
  'callback-number-in-country': { phone: 'phone', country: 'country' },
  'last-try-calls-back': {},

  'returning-call': {},
  'callback-for-agent': {},
  'callback-missed': {},
  'caller-signed-in': {},
  'caller-signed-in-as': { ending: 'digits' },
  'caller-unknown': {},
  'caller-sign-in-paused': {},
  'caller-sign-in-locked': {},
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

export type Statements = typeof statements;

/** Statements that operators may leave empty. */
const optional = ['notice'] as const satisfies readonly (keyof Statements)[];

/** Questions answered with digits. */
const digits = [
  'participant-id',
  'participant-id-or-ssn',
  'pin',
  'pin-once-more',
  'new-pin',
  'new-pin-eight',
  'new-pin-again',
  'county-or-zip',
  'case-ending',
  'case-ending-with-letters',
  'callback-number',
  'callback-number-abroad',
  'callback-number-or-known',
  'callback-number-or-known-abroad',
  'year',
] as const;

/** Those at which `*` is an answer. */
const starred = [
  'pin',
  'pin-once-more',
  'case-ending',
  'case-ending-with-letters',
  'callback-number-or-known',
  'callback-number-or-known-abroad',
] as const satisfies readonly (typeof digits)[number][];

/** Questions answered by picking one of several things, with the slots of each. */
export const picks = {
  'which-case': { ending: 'spell', county: 'name' },
  'which-office': { county: 'name' },
  'which-errand': { errand: 'term' },
  'which-country': { country: 'country' },
} as const satisfies Record<string, Slots>;

/** Questions answered by speaking a message. */
const recordings = [
  'message-record',
  'stranger-message-record',
  'contact-change-record',
  'missing-payment-record',
  'order-review-record',
] as const;

/** Messages that are written. `pin-message` brings a temporary PIN by post and how many days it works, `pin-email` by e-mail and how many hours; notices tell what happened. */
const letters = {
  'pin-message': { pin: 'digits', days: 'count' },
  'pin-email': { pin: 'digits', hours: 'count' },
  'sign-in-locked-notice': {},
  'pin-changed-notice': {},
  'contact-change-notice': {},
} as const satisfies Record<string, Slots>;

/** What the prompt files must hold for this flow, besides its menus. */
export const prompts = { statements, optional, digits, starred, picks, recordings, letters, errands: errandNames };
