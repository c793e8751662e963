import type { FlowPrompts } from '../../src/dialogue/flow.ts';
import { paymentStatements } from './payment-statements.ts';

/** What is told of payments. */
export const paymentPrompts = {
  statements: {
    'payments-made-first': {},
    'payments-sent-first': {},
    'payments-made-shared-first': {},
    'payments-sent-shared-first': {},
    'payments-earlier': {},
    ...paymentStatements,
    'no-payments-made': {},
    'no-payments-sent': {},
    'payments-not-told': {},
  },
  answers: [...Object.keys(paymentStatements), 'no-payments-made', 'no-payments-sent'],
} as const satisfies Partial<FlowPrompts>;
