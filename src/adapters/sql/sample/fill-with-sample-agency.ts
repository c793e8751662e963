import { findSampleAgency } from '../../../agency/sample-agency.ts';
import type { Database } from '../database/database.ts';
import { importCases } from '../import/import-cases.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';

/** Takes the made-up agency of a name into records in which nobody is, with dates around a day. False where somebody is. */
export async function fillWithSampleAgency(
  db: Database,
  keys: KeyRing,
  today: Temporal.PlainDate,
  agency = '',
): Promise<boolean> {
  const somebody = await db.selectFrom('participants').select('id').limit(1).executeTakeFirst();
  if (somebody) return false;
  const { lines, rows } = findSampleAgency(agency);
  const written = rows(today).map((row) => `${JSON.stringify(row)}\n`);
  const result = await importCases({ db, keys, lines, open: () => toBytes(written) });
  if (result.outcome !== 'taken') throw new Error('The sample agency does not fit the format of extracts');
  return true;
}

async function* toBytes(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(lines.join(''));
}
