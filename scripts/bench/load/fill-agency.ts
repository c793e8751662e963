import { sampleCalifornia } from '../../../src/agency/samples/sample-california.ts';
import { importCases } from '../../../src/adapters/sql/import/import-cases.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { type GeneratedParticipant, listParticipants, writeExtract } from './generated-agency.ts';

/** The key to records that last no longer than a measurement. */
const keys = [{ id: 'load', secret: 'the key of records that nobody keeps' }];

/** The same key as DATA_SECRET names it. */
export const dataSecret = keys.map(({ id, secret }) => `${id}:${secret}`).join(',');

/** Fills the records at a `DATABASE_URL` with so many participants, who can sign in. */
export async function fillAgency(url: string, count: number): Promise<GeneratedParticipant[]> {
  const participants = listParticipants(count);
  const rows = writeExtract(participants, Temporal.Now.plainDateISO()).map((row) => `${JSON.stringify(row)}\n`);
  const { db, records } = await openSqlRecords({ url, keys });
  try {
    const { outcome } = await importCases({ db, keys, lines: sampleCalifornia.lines, open: () => toBytes(rows) });
    if (outcome !== 'taken') throw new Error('The extract of the made-up agency does not fit');
  } finally {
    await records.close();
  }
  return participants;
}

async function* toBytes(rows: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(rows.join(''));
}
