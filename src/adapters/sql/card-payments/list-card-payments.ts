import type { CardPaymentState } from '../../../agency/card-payment.ts';
import type { CardPaymentTable } from '../database/card-payment-table.ts';
import type { Database } from '../database/database.ts';

/** How many there are of a line and a way in a state, and what they come to with the fees. */
export interface CardPaymentCount {
  readonly line: string;
  readonly way: CardPaymentTable['way'];
  readonly state: CardPaymentState;
  readonly count: number;
  readonly cents: number;
}

/** One of which it is not known whether it was charged. */
export interface OpenCardPayment {
  readonly payment: string;
  readonly state: CardPaymentState;
  readonly line: string;
  readonly way: CardPaymentTable['way'];
  readonly atMs: number;
}

/** One of which the agency that keeps payments does not know how it stands. */
export interface UnknownToAgency extends OpenCardPayment {
  /** How often the agency has refused to take that, and until when it is not asked again. */
  readonly refusals: number;
  readonly againAtMs: number | undefined;
}

/** Counts payments by line, way and state. */
export async function countCardPayments(db: Database): Promise<CardPaymentCount[]> {
  const rows = await db
    .selectFrom('card_payments')
    .groupBy(['line', 'way', 'state'])
    .orderBy('line')
    .orderBy('way')
    .orderBy('state')
    .select(({ fn, eb }) => [
      'line',
      'way',
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
    .select(['payment', 'state', 'line', 'way', 'begun_at_ms'])
    .execute();
  return rows.map(({ begun_at_ms: atMs, ...row }) => ({ ...row, atMs }));
}

/** Those that an agency has begun and does not know how they stand, the oldest first. */
export async function findUnknownToAgency(db: Database, limit: number): Promise<UnknownToAgency[]> {
  const rows = await db
    .selectFrom('card_payments')
    .where('agency_state', '!=', 'new')
    .where((eb) => eb('agency_state', '!=', eb.ref('state')))
    .orderBy('begun_at_ms')
    .limit(limit)
    .select(['payment', 'state', 'line', 'way', 'begun_at_ms', 'agency_refusals', 'agency_again_ms'])
    .execute();
  return rows.map(({ begun_at_ms: atMs, agency_refusals: refusals, agency_again_ms: againMs, ...row }) => ({
    ...row,
    atMs,
    refusals,
    againAtMs: againMs ?? undefined,
  }));
}
