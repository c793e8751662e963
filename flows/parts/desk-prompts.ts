import type { FlowPrompts } from '../../src/dialogue/flow.ts';

/** What is said on the way to a person: the queue, the call back and the message of a caller whom nobody knows, and what the person hears. */
export const deskPrompts = {
  statements: {
    'desk-busy': {},
    'place-in-queue': { position: 'count' },
    'wait-in-queue': { minutes: 'count' },
    'callback-keeps-place': {},
    'left-callback-keeps-place': {},
    'queue-left': {},
    'desk-closed-meanwhile': {},
    'desk-unreached': {},
    'calling-number': { ending: 'digits' },
    'callback-number-unfit': {},
    'callback-number-short': {},
    'callback-country-unfit': {},
    'callback-number-taken': { phone: 'phone' },
    'callback-number-in-country': { phone: 'phone', country: 'country' },
    'last-try-calls-back': {},
    'last-try-sends': {},
    'message-typed': { text: 'name' },
    'message-sent': {},
    'left-message-stranger': {},
    'left-callback': {},
    'request-reference': { reference: 'digits' },
    'request-failed': {},

    'returning-call': {},
    'callback-for-agent': {},
    'callback-missed': {},
    'caller-unknown': {},
    'caller-waited': { minutes: 'count' },
  },
  digits: ['callback-number', 'callback-number-abroad'],
  picks: { 'which-country': { country: 'country' } },
  recordings: ['stranger-message-record'],
} as const satisfies Partial<FlowPrompts>;
