import { caseColumns } from '../database/case-columns.ts';
import type { Database } from '../database/database.ts';
import { allNumbers } from './own-cases.ts';
import { readReference } from './read-reference.ts';

/**
 * The numbers and dockets of all the participant's cases, in no order. Those that are not told are among them: the other parent knows them,
 * and so they are as bad a PIN.
 */
export async function listCaseNumbers(db: Database, participant: string): Promise<string[]> {
  const id = readReference(participant);
  const rows = await db
    .selectFrom('cases')
    .select(['number', ...caseColumns.names])
    .where('number', 'in', allNumbers(db, id))
    .execute();
  return rows.flatMap((row) => [row.number, ...caseColumns.read(row).dockets]);
}
