import type { Payment, PaymentKind } from '../../../agency/payment.ts';
import { createColumns, type RowOf } from './columns.ts';

const since = '2027-03-payment-states';

/** A payment with the ID of the one who paid it, where several pay in its case and the agency says so. */
type NamedPayment = Payment & { readonly from?: string };

/** Payments of a case are compared column by column, and nulls are equal to nothing: a missing text is kept as an empty one. */
const columns = createColumns<NamedPayment>()({
  kind: { name: 'kind', type: 'text' },
  status: { name: 'status', type: 'text' },
  date: { name: 'date', type: 'text' },
  amountCents: { name: 'amount_cents', type: 'bigint' },
  method: { name: 'method', type: 'text' },
  id: { name: 'id', type: 'text', missing: '', since },
  replaces: { name: 'replaces', type: 'text', missing: '', since },
  heldUntil: { name: 'held_until', type: 'text', missing: '', since },
  reason: { name: 'reason', type: 'text', missing: '', since },
  disbursedOn: { name: 'disbursed_on', type: 'text', missing: '', since },
  clearedOn: { name: 'cleared_on', type: 'text', missing: '', since },
  from: { name: 'paid_by', type: 'text', since: '2027-06-parties', missing: '' },
});

type KeptKind = PaymentKind | `${PaymentKind}-apart`;

type KeptPayment = Omit<RowOf<typeof columns>, 'kind'> & { kind: KeptKind };

/** The kinds under which payments of a kind are kept. */
export function keptKinds(kind: PaymentKind): [PaymentKind, KeptKind] {
  return [kind, `${kind}-apart`];
}

export const paymentColumns = {
  ...columns,

  /** Servers of before tell every payment that is not posted as expected: one of a later status is kept under a kind that they do not ask for. */
  write(payment: NamedPayment): KeptPayment {
    const isKnownBefore = payment.status === 'posted' || payment.status === 'expected';
    const kind: KeptKind = isKnownBefore ? payment.kind : `${payment.kind}-apart`;
    return { ...columns.write(payment), kind };
  },

  read({ kind, ...row }: KeptPayment): NamedPayment {
    return columns.read({ ...row, kind: keptKinds('collection').includes(kind) ? 'collection' : 'disbursement' });
  },
};
