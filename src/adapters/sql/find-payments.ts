import type { PaymentPage, PaymentQuery } from '../../calls/ports.ts';
import type { Database } from './database.ts';
import { readReference } from './read-reference.ts';

/**
 * A page of payments; one row more than asked for tells whether others are left. What was expected before `today` and never came is told
 * last: it must not hide the payments of these days.
 */
export async function findPayments(db: Database, query: PaymentQuery, today: string): Promise<PaymentPage> {
  const made = query.kind === 'collection';
  const [postedPlace, expectedPlace, overduePlace] = made ? [0, 1, 2] : [1, 0, 2];
  const parent = made ? 'cases.payer_id' : 'cases.recipient_id';
  const found = await db
    .selectFrom('payments')
    .innerJoin('cases', 'cases.number', 'payments.case_number')
    .select(['kind', 'status', 'amount_cents as amountCents', 'date', 'method'])
    .where(parent, '=', readReference(query.participant))
    .where('kind', '=', query.kind)
    .$if(!query.taxOffsets, (payments) => payments.where('method', '!=', 'tax-offset'))
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
    .orderBy('method')
    .limit(query.limit + 1)
    .offset(query.skip)
    .execute();
  return { payments: found.slice(0, query.limit), more: found.length > query.limit };
}
