import type { CardPaymentState } from '../../../agency/card-payment.ts';
import type { Database } from '../database/database.ts';

/** How many there are of a line in a state, and what they come to with the fees. */
export interface CardPaymentCount {
  readonly line: string;
  readonly state: CardPaymentState;
  readonly count: number;
  readonly cents: number;
}

/** One of which it is not known whether it was charged. */
export interface OpenCardPayment {
  readonly payment: string;
  readonly state: CardPaymentState;
  readonly line: string;
  readonly atMs: number;
}

/** Counts payments by line and state. */
export async function countCardPayments(db: Database): Promise<CardPaymentCount[]> {
  const rows = await db
    .selectFrom('card_payments')
    .groupBy(['line', 'state'])
    .orderBy('line')
    .orderBy('state')
    .select(({ fn, eb }) => [
      'line',
      'state',
      fn.countAll().as('count'),
      fn.sum(eb('amount_cents', '+', eb.ref('fee_cents'))).as('cents'),
    ])
    .execute();
  return rows.map(({ count, cents, ...row }) => ({ ...row, count: Number(count), cents: Number(cents) }));
}

/** Those that are not settled, the oldest first. */
export async function findOpenPayments(db: Database, limit: number): Promise<OpenCardPayment[]> {
  const rows = await db
    .selectFrom('card_payments')
    .where('state', 'in', ['begun', 'unsettled'])
    .where((eb) => eb.or([eb('agency_state', 'is', null), eb('agency_state', '!=', 'new')]))
    .orderBy('begun_at_ms')
    .limit(limit)
    .select(['payment', 'state', 'line', 'begun_at_ms'])
    .execute();
  return rows.map(({ begun_at_ms: atMs, ...row }) => ({ ...row, atMs }));
}
