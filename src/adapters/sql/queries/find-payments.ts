import type { PaymentPage, PaymentQuery } from '../../../calls/ports/records.ts';
import { findLateFrom } from '../../../agency/find-late-from.ts';
import type { Payment, PaymentKind } from '../../../agency/payment.ts';
import type { RowOf } from '../database/columns.ts';
import type { Database } from '../database/database.ts';
import { keptKinds, paymentColumns } from '../database/payment-columns.ts';
import { countCases, nameCases } from './name-cases.ts';
import { isTheirs, ownCases } from './own-cases.ts';
import { prepareQuery } from './prepare-query.ts';
import { readReference } from './read-reference.ts';

/**
 * How a payment stands, in the order of telling: so many of each come first, then the others of each. `never`: expected longer ago than
 * what is late. What is held or was returned stands with what is late.
 */
const standings = { late: 0, posted: 1, expected: 2, never: 3 } as const;
const mostLateFirst = 3;

/** A page of payments; one row more than asked for tells whether others are left. */
export async function findPayments(db: Database, query: PaymentQuery): Promise<PaymentPage> {
  const { kind, participant, today, taxOffsets, limit, skip } = query;
  const findRows = rows[kind][taxOffsets ? 'all' : 'withoutTaxOffsets'];
  const asked = { id: readReference(participant), today, lateFrom: findLateFrom(today), limit: limit + 1, skip };
  const found = await findRows(db, asked);
  const nameCase = await nameCases(db, participant, found);
  const payments = found.slice(0, limit).map((row) => ({ ...readPaymentOf(row), ...nameCase(row) }));
  return { payments, more: found.length > limit };
}

/** Who paid it was the caller where it says so; nobody else's ID is told. */
function readPaymentOf(row: RowOf<typeof paymentColumns> & { readonly shared: number }): Payment & { shared?: true } {
  const { from, ...payment } = paymentColumns.read(row);
  return { ...payment, ...(row.shared === 1 && from === undefined && { shared: true }) };
}

interface Asked {
  readonly id: number;
  readonly today: string;
  readonly lateFrom: string;
  readonly limit: number;
  readonly skip: number;
}

/** What tells two payments apart of the same day, case and amount. */
const others = paymentColumns.names.filter((name) => !['kind', 'status', 'date', 'amount_cents'].includes(name));

function prepare(ranked: Ranked) {
  return prepareQuery((db, asked: Asked) =>
    db
      .selectFrom(rank(db, asked, ranked).as('ranked'))
      .select([...paymentColumns.names, 'case_number', 'shared', 'cases'])
      .orderBy((eb) =>
        eb
          .case()
          .when('standing', '=', eb.lit(standings.never))
          .then(eb.lit(2 * standings.never))
          .when(
            eb(
              'nth',
              '<=',
              eb.case().when('standing', '=', eb.lit(standings.late)).then(eb.lit(mostLateFirst)).else(eb.lit(1)).end(),
            ),
          )
          .then(eb.ref('standing'))
          .else(eb('standing', '+', eb.lit(standings.never)))
          .end(),
      )
      .orderBy('nth')
      .limit(asked.limit)
      .offset(asked.skip),
  );
}

interface Ranked {
  readonly kind: PaymentKind;
  readonly taxOffsets: boolean;
}

/** The payments of one kind, each with its standing and its place among those that stand alike: to come the soonest first, others the last first. */
function rank(db: Database, asked: Asked, ranked: Ranked) {
  return db
    .selectFrom(withStanding(db, asked, ranked).as('told'))
    .select([...paymentColumns.names, 'case_number', 'shared', 'standing', 'cases'])
    .select((eb) => {
      const place = eb.fn.agg<number>('row_number').over((over) => {
        const ordered = over
          .partitionBy('standing')
          .orderBy((by) => by.case().when('standing', '=', by.lit(standings.expected)).then(by.ref('date')).end())
          .orderBy('date', 'desc')
          .orderBy('case_number')
          .orderBy('amount_cents', 'desc');
        return others.reduce((rest, name) => rest.orderBy(name), ordered);
      });
      return place.as('nth');
    });
}

const apart = ['held', 'returned'] as const;

function withStanding(db: Database, { id, today, lateFrom }: Asked, { kind, taxOffsets }: Ranked) {
  return (
    db
      .selectFrom('payments')
      .innerJoin(ownCases(db, id).as('own'), 'own.number', 'payments.case_number')
      .select([...paymentColumns.names, 'case_number', 'own.shared'])
      .select((eb) => [
        eb
          .case()
          .when('status', '=', 'posted')
          .then(eb.lit(standings.posted))
          .when('status', 'in', apart)
          .then(eb.lit(standings.late))
          .when('date', '>=', today)
          .then(eb.lit(standings.expected))
          .when('date', '>=', lateFrom)
          .then(eb.lit(standings.late))
          .else(eb.lit(standings.never))
          .end()
          .as('standing'),
        countCases(db, id).as('cases'),
      ])
      .where('own.side', '=', kind)
      .where('own.told', '=', 1)
      .where('kind', 'in', keptKinds(kind))
      .where((other) => isTheirs(other, id))
      // What nobody expects is not late.
      .where((eb) => eb.or([eb('status', '!=', 'expected'), eb('amount_cents', '>', 0)]))
      .where((eb) => eb.or([eb('status', '!=', 'returned'), eb('payments.date', '>=', lateFrom)]))
      .$if(!taxOffsets, (payments) => payments.where('method', '!=', 'tax-offset'))
  );
}

const rows = {
  collection: {
    all: prepare({ kind: 'collection', taxOffsets: true }),
    withoutTaxOffsets: prepare({ kind: 'collection', taxOffsets: false }),
  },
  disbursement: {
    all: prepare({ kind: 'disbursement', taxOffsets: true }),
    withoutTaxOffsets: prepare({ kind: 'disbursement', taxOffsets: false }),
  },
};
