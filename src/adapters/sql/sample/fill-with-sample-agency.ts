import { sampleAgency, sampleLines } from '../../../agency/sample-agency.ts';
import type { Database } from '../database/database.ts';
import { importCases } from '../import/import-cases.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';

/** Takes the made-up agency into records in which nobody is. False where somebody is. */
export async function fillWithSampleAgency(db: Database, keys: KeyRing, today: Temporal.PlainDate): Promise<boolean> {
  const somebody = await db.selectFrom('participants').select('id').limit(1).executeTakeFirst();
  if (somebody) return false;
  const lines = sampleAgency(today).map((line) => `${JSON.stringify(line)}\n`);
  const result = await importCases({ db, keys, lines: sampleLines, open: () => toBytes(lines) });
  if (result.outcome !== 'taken') throw new Error('The sample agency does not fit the format of extracts');
  return true;
}

async function* toBytes(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(lines.join(''));
}
