import type { Database } from '../database/database.ts';
import { isTold } from './is-told.ts';
import { prepareQuery } from './prepare-query.ts';
import { readReference } from './read-reference.ts';

/** Whether the participant paid or received anything in a year, tax offsets included. What is held or was returned does not count. */
export async function hasPayments(db: Database, participant: string, year: number): Promise<boolean> {
  const inYear = String(year).padStart(4, '0');
  const found = await findSome(db, {
    id: readReference(participant),
    from: `${inYear}-01-01`,
    to: `${inYear}-12-31`,
  });
  return found.length > 0;
}

interface Asked {
  readonly id: number;
  readonly from: string;
  readonly to: string;
}

const findSome = prepareQuery((db: Database, { id, from, to }: Asked) =>
  db
    .selectFrom('payments')
    .innerJoin('cases', 'cases.number', 'payments.case_number')
    .select('payments.date')
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'collection'), eb('payer_id', '=', id)]),
        eb.and([eb('kind', '=', 'disbursement'), eb('recipient_id', '=', id)]),
      ]),
    )
    .where(isTold())
    .where('status', '=', 'posted')
    .where('payments.date', '>=', from)
    .where('payments.date', '<=', to)
    .limit(1),
);
