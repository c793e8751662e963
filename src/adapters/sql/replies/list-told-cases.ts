import type { Database } from '../database/database.ts';
import { ownNumbers } from '../queries/own-cases.ts';
import { endOf, tellingLength } from '../queries/telling-length.ts';

interface ToldCaseNumber {
  readonly number: string;
  readonly position: number;
  readonly ending: string;
}

/** The cases that a participant is told of, in the order in which they are told. */
export async function listToldCases(db: Database, id: number): Promise<ToldCaseNumber[]> {
  const rows = await db
    .selectFrom('cases')
    .select('number')
    .where('number', 'in', ownNumbers(db, id))
    .orderBy('number')
    .execute();
  const length = tellingLength(rows.map(({ number }) => number));
  return rows.map(({ number }, index) => ({ number, position: index + 1, ending: endOf(number, length) }));
}
