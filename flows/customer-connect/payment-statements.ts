import { nearDays } from '../../src/agency/near-day.ts';
import { paymentMethods, type ToldPayment } from '../../src/agency/payment.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Slots } from '../../src/dialogue/prompt-contract.ts';
import { allTold, createTell, termsFor } from '../../src/dialogue/telling.ts';

/** What one payment sounds like. */
const payment = { amount: 'money', date: 'date', how: 'term' } as const satisfies Slots;

/** The same where its day has a name. */
const nearPayment = { amount: 'money', day: 'term', how: 'term' } as const satisfies Slots;

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
  'payment-made-near': nearPayment,
  'payment-made-ahead-near': nearPayment,
  'payment-scheduled-near': nearPayment,
  'payment-overdue-near': nearPayment,
  'payment-sent-near': nearPayment,
  'payment-sent-ahead-near': nearPayment,
  'payment-expected-near': nearPayment,
  'payment-late-near': nearPayment,
  ...termsFor('near', nearDays),
  ...termsFor('method', paymentMethods),
} as const;

const tell = createTell<typeof paymentStatements>();

/** A payment as it is said. A fact of payments that is not said here does not compile. */
export function tellPayment({ kind, standing, near, amountCents, date, method, ...others }: ToldPayment): Told {
  const { caseEnding: _, ...left } = others;
  allTold(left);
  const prompt = sentences[kind][standing];
  const [amount, how] = [amountCents, `method-${method}`] as const;
  return near ? tell(`${prompt}-near`, { amount, day: `near-${near}`, how }) : tell(prompt, { amount, date, how });
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
