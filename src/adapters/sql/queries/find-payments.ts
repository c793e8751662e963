import type { PaymentPage, PaymentQuery } from '../../../calls/ports/records.ts';
import type { PaymentKind } from '../../../agency/payment.ts';
import type { Database } from '../database/database.ts';
import { paymentColumns } from '../database/payment-columns.ts';
import { prepareQuery } from './prepare-query.ts';
import { readReference } from './read-reference.ts';

/**
 * A page of payments; one row more than asked for tells whether others are left. What was expected before `today` and never came is told
 * last: it must not hide the payments of these days.
 */
export async function findPayments(db: Database, query: PaymentQuery, today: string): Promise<PaymentPage> {
  const { kind, participant, taxOffsets, limit, skip } = query;
  const findRows = rows[kind][taxOffsets ? 'all' : 'withoutTaxOffsets'];
  const found = await findRows(db, { id: readReference(participant), today, limit: limit + 1, skip });
  const payments = found.slice(0, limit).map((row) => paymentColumns.read(row));
  return { payments, more: found.length > limit };
}

interface Asked {
  readonly id: number;
  readonly today: string;
  readonly limit: number;
  readonly skip: number;
}

/** What tells two payments apart of the same day, case and amount. */
const others = paymentColumns.names.filter((name) => !['kind', 'status', 'date', 'amount_cents'].includes(name));

function prepare(kind: PaymentKind, taxOffsets: boolean) {
  const made = kind === 'collection';
  const [postedPlace, expectedPlace, overduePlace] = made ? [0, 1, 2] : [1, 0, 2];
  const parent = made ? 'cases.payer_id' : 'cases.recipient_id';
  return prepareQuery((db, { id, today, limit, skip }: Asked) =>
    db
      .selectFrom('payments')
      .innerJoin('cases', 'cases.number', 'payments.case_number')
      .select(paymentColumns.names)
      .where(parent, '=', id)
      .where('kind', '=', kind)
      .$if(!taxOffsets, (payments) => payments.where('method', '!=', 'tax-offset'))
      .orderBy((eb) =>
        eb
          .case()
          .when('status', '=', 'posted')
          .then(eb.lit(postedPlace))
          .when('date', '>=', today)
          .then(eb.lit(expectedPlace))
          .else(eb.lit(overduePlace))
          .end(),
      )
      .orderBy((eb) =>
        eb
          .case()
          .when(eb.and([eb('status', '=', 'expected'), eb('date', '>=', today)]))
          .then(eb.ref('date'))
          .end(),
      )
      .orderBy('date', 'desc')
      .orderBy('case_number')
      .orderBy('amount_cents', 'desc')
      .$call((query) => others.reduce((ordered, name) => ordered.orderBy(name), query))
      .limit(limit)
      .offset(skip),
  );
}

const rows = {
  collection: { all: prepare('collection', true), withoutTaxOffsets: prepare('collection', false) },
  disbursement: { all: prepare('disbursement', true), withoutTaxOffsets: prepare('disbursement', false) },
};
