import type { Database } from '../database/database.ts';
import { isTheirs, ownCases } from './own-cases.ts';
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
    .innerJoin(ownCases(db, id).as('own'), (join) =>
      join.onRef('own.number', '=', 'payments.case_number').onRef('own.side', '=', 'payments.kind'),
    )
    .select('payments.date')
    .where('own.told', '=', 1)
    .where((eb) => isTheirs(eb, id))
    .where('status', '=', 'posted')
    .where('payments.date', '>=', from)
    .where('payments.date', '<=', to)
    .limit(1),
);
