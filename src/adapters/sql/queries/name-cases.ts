import type { Database } from '../database/database.ts';
import { findTellingLength } from './find-telling-length.ts';
import { ownNumbers } from './own-cases.ts';
import { endOf } from './telling-length.ts';

/** A row that tells of one case, and how many cases the participant is told of. */
interface RowOfCase {
  readonly case_number: string;
  readonly cases: number | string | bigint | null;
}

/** What names the case of each row, where the participant has several: one more read. */
export async function nameCases(
  db: Database,
  participant: string,
  rows: readonly RowOfCase[],
): Promise<(row: RowOfCase) => { caseEnding?: string }> {
  if (Number(rows[0]?.cases ?? 0) < 2) return () => ({});
  const length = await findTellingLength(db, participant);
  return ({ case_number: number }) => ({ caseEnding: endOf(number, length) });
}

/** How many cases the participant is told of, as a part of another query. */
export function countCases(db: Database, id: number) {
  return db.selectFrom(ownNumbers(db, id).as('own')).select(({ fn }) => fn.countAll().as('count'));
}
