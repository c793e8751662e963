import { type SelectQueryBuilder, sql } from 'kysely';
import type { CardPaymentState } from '../../../../agency/card-payment.ts';
import type { Database } from '../../database/database.ts';

/** How many are told by name. */
const mostTold = 20;

/** From and until when a file has all charges; milliseconds of the epoch. */
export interface Period {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** How many there are, and the names of the first. */
export interface Heap {
  readonly count: number;
  readonly names: readonly string[];
}

export interface Heaps {
  /** Payments that both sides know as charged: how many, and what the processor took for them. */
  readonly both: { readonly count: number; readonly cents: number };
  /** Payments of ours that may have been charged, of which the file says nothing. */
  readonly oursOnly: Heap;
  /** How many of those their callers were told to be paid: a person must look. */
  readonly oursOnlyPaid: number;
  /** Charges that were paid and belong to no payment of ours. */
  readonly theirsOnly: Heap;
  /** Payments of which the two sides say different things: a person must look. */
  readonly differing: Heap;
}

/** From the first charge of a file to its last one; undefined where it has none. */
export async function findPeriod(db: Database): Promise<Period | undefined> {
  const { first, last } = await db
    .selectFrom('staged_charges')
    .select(({ fn }) => [fn.min('at_ms').as('first'), fn.max('at_ms').as('last')])
    .executeTakeFirstOrThrow();
  return first === null ? undefined : { fromMs: first, untilMs: last };
}

/** Compares the file with what stands here. Changes nothing. */
export async function compareCharges(db: Database, period: Period): Promise<Heaps> {
  const { count, cents } = await db
    .selectFrom('staged_payment_sums as theirs')
    .innerJoin('card_payments as ours', 'ours.payment', 'theirs.payment')
    .where('theirs.times', '>', 0)
    .where('ours.state', '=', 'paid')
    .select(({ fn }) => [fn.countAll().as('count'), fn.sum('theirs.cents').as('cents')])
    .executeTakeFirstOrThrow();
  return {
    both: { count: Number(count), cents: Number(cents ?? 0) },
    oursOnly: await takeHeap(db, selectOursOnly(db, period).select('ours.payment as name')),
    oursOnlyPaid: (await takeHeap(db, selectPaid(db, period))).count,
    theirsOnly: await takeHeap(db, selectTheirsOnly(db)),
    differing: await takeHeap(db, selectDiffering(db)),
  };
}

/** A payment whose charge the file may not have yet, as it was begun too late, is none of them. */
export function selectOursOnly(db: Database, { fromMs, untilMs }: Period) {
  return db
    .selectFrom('card_payments as ours')
    .leftJoin('staged_payment_sums as theirs', 'theirs.payment', 'ours.payment')
    .where('theirs.payment', 'is', null)
    .where('ours.begun_at_ms', '>=', fromMs)
    .where('ours.begun_at_ms', '<=', untilMs)
    .where((eb) => eb.or([eb('ours.state', '!=', 'not-paid'), eb('ours.settled_by', '=', 'file')]));
}

function selectPaid(db: Database, period: Period) {
  return selectOursOnly(db, period).where('ours.state', '=', 'paid').select('ours.payment as name');
}

function selectTheirsOnly(db: Database) {
  return db
    .selectFrom('staged_charges as theirs')
    .leftJoin('card_payments as ours', 'ours.payment', 'theirs.payment')
    .where('theirs.status', '=', 'paid')
    .where('ours.payment', 'is', null)
    .select('theirs.charge as name');
}

/** Other cents or another fee, charged twice, paid at one side and not at the other. */
function selectDiffering(db: Database) {
  const settled: CardPaymentState[] = ['paid', 'not-paid'];
  return db
    .selectFrom('staged_payment_sums as theirs')
    .innerJoin('card_payments as ours', 'ours.payment', 'theirs.payment')
    .where('ours.state', 'in', settled)
    .where((eb) =>
      eb.or([
        eb('theirs.times', '>', 1),
        eb.and([eb('theirs.times', '>', 0), eb('ours.state', '=', 'not-paid')]),
        eb.and([eb('theirs.times', '=', 0), eb('ours.state', '=', 'paid')]),
        eb('theirs.cents', '!=', sql<number>`ours.amount_cents + ours.fee_cents`),
        eb('theirs.fee', '!=', eb.ref('ours.fee_cents')),
      ]),
    )
    .select('ours.payment as name');
}

async function takeHeap<Tables, Named extends keyof Tables>(
  db: Database,
  query: SelectQueryBuilder<Tables, Named, { name: string }>,
): Promise<Heap> {
  const heap = db.selectFrom(query.as('heap'));
  const { count } = await heap.select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow();
  const first = await heap.select('heap.name').orderBy('heap.name').limit(mostTold).execute();
  return { count: Number(count), names: first.map(({ name }) => name) };
}
