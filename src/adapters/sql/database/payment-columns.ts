import type { Payment } from '../../../agency/payment.ts';
import { createColumns } from './columns.ts';

/** Payments of a case are compared column by column, and nulls are equal to nothing: a missing text is kept as an empty one. */
export const paymentColumns = createColumns<Payment>()({
  kind: { name: 'kind', type: 'text' },
  status: { name: 'status', type: 'text' },
  date: { name: 'date', type: 'text' },
  amountCents: { name: 'amount_cents', type: 'bigint' },
  method: { name: 'method', type: 'text' },
});
