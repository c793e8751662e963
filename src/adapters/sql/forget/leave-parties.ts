import { sql } from 'kysely';
import { countDeleted } from '../database/count-deleted.ts';
import { keptKinds } from '../database/payment-columns.ts';
import type { DatabaseTransaction } from '../database/database.ts';

/** Takes a person out of the cases that list them as a party, with the payments that are nobody else's. */
export async function leaveParties(db: DatabaseTransaction, id: number) {
  const named = db
    .deleteFrom('payments')
    .where('paid_by', '!=', '')
    .where('paid_by', '=', (eb) => eb.selectFrom('participants').select('participant_id').where('id', '=', id));
  const payments =
    (await countDeleted(named)) +
    (await countDeleted(paymentsOfTheirs(db, id, 'collection'))) +
    (await countDeleted(paymentsOfTheirs(db, id, 'disbursement')));
  const left = await countDeleted(db.deleteFrom('case_parties').where('participant_id', '=', id));
  return { left, payments };
}

/** Those of a side on which no other person is. */
function paymentsOfTheirs(db: DatabaseTransaction, id: number, side: 'collection' | 'disbursement') {
  const isOn = (party: 'own' | 'other') =>
    side === 'collection'
      ? sql<boolean>`${sql.ref(`${party}.role`)} = 'payer'`
      : sql<boolean>`${sql.ref(`${party}.role`)} <> 'payer'`;
  const alone = db
    .selectFrom('case_parties as own')
    .innerJoin('cases', 'cases.number', 'own.case_number')
    .select('own.case_number')
    .where('own.participant_id', '=', id)
    .whereRef('cases.payer_id', '=', 'cases.recipient_id')
    .where(isOn('own'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('case_parties as other')
            .select('other.case_number')
            .whereRef('other.case_number', '=', 'own.case_number')
            .where('other.participant_id', '!=', id)
            .where(isOn('other')),
        ),
      ),
    );
  return db.deleteFrom('payments').where('kind', 'in', keptKinds(side)).where('case_number', 'in', alone);
}
