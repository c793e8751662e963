import { type ExpressionBuilder, sql } from 'kysely';
import type { PaymentKind } from '../../../agency/payment.ts';
import { isTold } from './is-told.ts';
import type { Database, Schema } from '../database/database.ts';

/**
 * The cases in which somebody pays or receives, once for each side: by the kind of payments of that side, and whether others are on that side.
 * What tells anything of a case to a participant asks here whether it is theirs.
 */
export function ownCases(db: Database, id: number) {
  return asParent(db, id, 'payer_id')
    .unionAll(asParent(db, id, 'recipient_id'))
    .unionAll(
      asParty(db, id).select([
        sql<PaymentKind>`case when role = 'payer' then 'collection' else 'disbursement' end`.as('side'),
        'shared',
        told(),
      ]),
    );
}

/** The numbers of those that are told. */
export function ownNumbers(db: Database, id: number) {
  const parent = (column: ParentColumn) =>
    db.selectFrom('cases').select('number').where(column, '=', id).where(isTold());
  return parent('payer_id').unionAll(parent('recipient_id')).unionAll(asParty(db, id).where(isTold()));
}

/** The numbers of all of them, told or not. */
export function allNumbers(db: Database, id: number) {
  return db.selectFrom(ownCases(db, id).as('own')).select('number');
}

function told() {
  return sql<0 | 1>`case when ${isTold()} then 1 else 0 end`.as('told');
}

type ParentColumn = 'payer_id' | 'recipient_id';

const sideOf = { payer_id: 'collection', recipient_id: 'disbursement' } as const;

function asParent(db: Database, id: number, column: ParentColumn) {
  return db
    .selectFrom('cases')
    .select(['number', sql.lit<PaymentKind>(sideOf[column]).as('side'), sql.lit<0 | 1>(0).as('shared'), told()])
    .where(column, '=', id);
}

/** A case that lists its parties has the same in both places of its parents. */
function asParty(db: Database, id: number) {
  return db
    .selectFrom('case_parties as party')
    .innerJoin('cases', 'cases.number', 'party.case_number')
    .select('number')
    .where('participant_id', '=', id)
    .whereRef('payer_id', '=', 'recipient_id');
}

/** Whether a payment is told to somebody who is on its side of the case: one that names who paid it, only to them. */
export function isTheirs(eb: ExpressionBuilder<Schema, 'payments'>, id: number) {
  const own = eb.selectFrom('participants').select('participants.participant_id').where('participants.id', '=', id);
  return eb.or([eb('paid_by', '=', ''), eb('paid_by', '=', own)]);
}
