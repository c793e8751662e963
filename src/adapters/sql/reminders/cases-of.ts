import { sql } from 'kysely';
import type { PaymentKind } from '../../../agency/payment.ts';
import type { Database } from '../database/database.ts';
import { isTold } from '../queries/is-told.ts';

/**
 * The cases that each of some participants is told of, by the kind of payments of their side, and whether others are on that side: as
 * `ownCases` has them of one participant.
 */
export function casesOf(db: Database, ids: readonly number[]) {
  const parent = (column: 'payer_id' | 'recipient_id', side: PaymentKind) =>
    db
      .selectFrom('cases')
      .select(['number', `${column} as participant`])
      .select([sql.lit(side).as('side'), sql.lit<0 | 1>(0).as('shared')])
      .where(column, 'in', ids)
      .where(isTold());
  const party = db
    .selectFrom('case_parties as party')
    .innerJoin('cases', 'cases.number', 'party.case_number')
    .select(['number', 'participant_id as participant'])
    .select([sql<PaymentKind>`case when role = 'payer' then 'collection' else 'disbursement' end`.as('side'), 'shared'])
    .where('participant_id', 'in', ids)
    .whereRef('payer_id', '=', 'recipient_id')
    .where(isTold());
  return parent('payer_id', 'collection').unionAll(parent('recipient_id', 'disbursement')).unionAll(party);
}
