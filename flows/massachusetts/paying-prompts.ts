import type { FlowPrompts } from '../../src/dialogue/flow.ts';

/** What is said of ways to pay. Where a card is taken by phone, what a payment costs, and by when it counts, operators may say or leave out. */
export const payingPrompts = {
  statements: {
    'pay-by-card': {},
    'pay-online': {},
    'pay-by-text': {},
    'pay-by-mail': {},
    'pay-in-person': {},
    'pay-fee': {},
    'pay-cut-off': {},
    'pay-in-person-code': {},
  },
  answers: ['pay-by-card', 'pay-online', 'pay-by-text', 'pay-by-mail', 'pay-in-person'],
  optional: ['pay-by-card', 'pay-fee', 'pay-cut-off', 'pay-in-person-code'],
} as const satisfies Partial<FlowPrompts>;
