import { paymentMethods, type ToldPayment } from '../../src/agency/payment.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Slots } from '../../src/dialogue/prompt-contract.ts';
import { allTold, createTell, termsFor } from '../../src/dialogue/telling.ts';

/** What one payment sounds like. */
const payment = { amount: 'money', date: 'date', how: 'term' } as const satisfies Slots;

/** Every sentence about one payment. */
export const paymentStatements = {
  'payment-made': payment,
  'payment-made-ahead': payment,
  'payment-scheduled': payment,
  'payment-overdue': payment,
  'payment-sent': payment,
  'payment-sent-ahead': payment,
  'payment-expected': payment,
  'payment-late': payment,
  ...termsFor('method', paymentMethods),
} as const;

const tell = createTell<typeof paymentStatements>();

/** A payment as it is said. A fact of payments that is not said here does not compile. */
export function tellPayment({ kind, standing, amountCents, date, method, caseEnding: _, ...left }: ToldPayment): Told {
  allTold(left);
  return tell(sentences[kind][standing], { amount: amountCents, date, how: `method-${method}` });
}

const sentences = {
  collection: {
    posted: 'payment-made',
    ahead: 'payment-made-ahead',
    expected: 'payment-scheduled',
    overdue: 'payment-overdue',
  },
  disbursement: {
    posted: 'payment-sent',
    ahead: 'payment-sent-ahead',
    expected: 'payment-expected',
    overdue: 'payment-late',
  },
} as const;
