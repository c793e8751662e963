import { nearDays } from '../../src/agency/near-day.ts';
import { paymentMethods, type ToldPayment } from '../../src/agency/payment.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Slots } from '../../src/dialogue/prompt-contract.ts';
import { createTell, termsFor } from '../../src/dialogue/telling.ts';
import { courseStatements, tellPaymentCourse } from './tell-payment-course.ts';

/** What one payment sounds like. */
const dated = { amount: 'money', date: 'date', how: 'term' } as const satisfies Slots;

/** The same where its day has a name. */
const near = { amount: 'money', day: 'term', how: 'term' } as const satisfies Slots;

/** Every sentence about one payment, beside what became of it. */
export const paymentStatements = {
  'payment-made': dated,
  'payment-made-ahead': dated,
  'payment-scheduled': dated,
  'payment-overdue': dated,
  'payment-sent': dated,
  'payment-sent-ahead': dated,
  'payment-expected': dated,
  'payment-late': dated,
  'payment-made-near': near,
  'payment-made-ahead-near': near,
  'payment-scheduled-near': near,
  'payment-overdue-near': near,
  'payment-sent-near': near,
  'payment-sent-ahead-near': near,
  'payment-expected-near': near,
  'payment-late-near': near,
  'payment-held': dated,
  'payment-held-near': near,
  ...courseStatements,
  'shared-payment-made': dated,
  'shared-payment-made-ahead': dated,
  'shared-payment-scheduled': dated,
  'shared-payment-overdue': dated,
  'shared-payment-sent': dated,
  'shared-payment-sent-ahead': dated,
  'shared-payment-expected': dated,
  'shared-payment-late': dated,
  'shared-payment-made-near': near,
  'shared-payment-made-ahead-near': near,
  'shared-payment-scheduled-near': near,
  'shared-payment-overdue-near': near,
  'shared-payment-sent-near': near,
  'shared-payment-sent-ahead-near': near,
  'shared-payment-expected-near': near,
  'shared-payment-late-near': near,
  'shared-payment-held': dated,
  'shared-payment-held-near': near,
  'reported-payment': { amount: 'money', date: 'date' },
  'reported-payment-near': { amount: 'money', day: 'term' },
  ...termsFor('near', nearDays),
  ...termsFor('method', paymentMethods),
} as const;

const tell = createTell<typeof paymentStatements>();

/** "Today" in California may be tomorrow where the caller is. */
type Where = Readonly<Record<'abroad', boolean>>;

/** A payment as it is said. */
export function tellPayment(payment: ToldPayment, { abroad }: Where): Told[] {
  const { kind, standing, near: name, amountCents: amount, date, method, shared } = payment;
  const sentence = sentences[kind][standing];
  // Who of several paid, or received it, is not known.
  const prompt = shared ? (`shared-${sentence}` as const) : sentence;
  const how = `method-${method}` as const;
  const told =
    name && !abroad
      ? tell(`${prompt}-near`, { amount, day: `near-${name}`, how })
      : tell(prompt, { amount, date, how });
  return [told, ...tellPaymentCourse(payment)];
}

/** A late payment that the caller has reported. */
export function tellReported({ amountCents: amount, date, near: name }: ToldPayment, { abroad }: Where): Told {
  return name && !abroad
    ? tell('reported-payment-near', { amount, day: `near-${name}` })
    : tell('reported-payment', { amount, date });
}

const sentences = {
  collection: {
    posted: 'payment-made',
    ahead: 'payment-made-ahead',
    expected: 'payment-scheduled',
    overdue: 'payment-overdue',
    held: 'payment-made',
    returned: 'payment-made',
  },
  disbursement: {
    posted: 'payment-sent',
    ahead: 'payment-sent-ahead',
    expected: 'payment-expected',
    overdue: 'payment-late',
    held: 'payment-held',
    returned: 'payment-sent',
  },
} as const;
