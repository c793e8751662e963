import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { sampleCalifornia } from '../../src/agency/samples/sample-california.ts';
import type { Database } from '../../src/adapters/sql/database/database.ts';
import { importCases, type ImportResult } from '../../src/adapters/sql/import/import-cases.ts';
import { createSqlOutbox } from '../../src/adapters/sql/outbox/sql-outbox.ts';
import { exportRequests } from '../../src/adapters/sql/requests/export-requests.ts';
import type { KeyRing } from '../../src/secrets/key-ring.ts';

export const oldKey = { id: 'old', secret: 'a made-up secret of thirty-two characters' };
export const newKey = { id: 'new', secret: 'another made-up secret, as long as it must be' };

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'records-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** The URL of a database in a folder that is gone after the test. */
export async function temporaryDatabase(): Promise<string> {
  return `sqlite:${join(await temporaryFolder(), 'data', 'ivr.db')}`;
}

type ImportOptions = Omit<Parameters<typeof importCases>[0], 'db' | 'keys' | 'open'>;

/** Imports a text as if it were a file. */
export function importText(
  db: Database,
  keys: KeyRing,
  text: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> {
  return importCases({ db, keys, lines: sampleCalifornia.lines, open: () => chunksOf(Buffer.from(text)), ...options });
}

/** The messages that wait in the outbox, opened. */
export async function readMessages(db: Database, keys: KeyRing) {
  const outbox = createSqlOutbox({ db, keys });
  const found = await Promise.all((await outbox.list()).map(({ number }) => outbox.find(number)));
  return found.flatMap((one) => (one?.message ? [{ number: one.number, channel: one.channel, ...one.message }] : []));
}

/** The requests that wait, as an export hands them over. */
export async function readRequests(db: Database): Promise<unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'requests-'));
  try {
    const file = join(folder, 'requests.ndjson');
    const exported = await exportRequests({ db, file });
    return exported.length === 0
      ? []
      : (await readFile(file, 'utf8'))
          .trim()
          .split('\n')
          .map((row) => JSON.parse(row));
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function toText(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Everything that an import writes, as it stands. */
export async function readEverything(db: Database) {
  return {
    participants: await db.selectFrom('participants').selectAll().orderBy('id').execute(),
    cases: await db.selectFrom('cases').selectAll().orderBy('number').execute(),
    payments: await db
      .selectFrom('payments')
      .selectAll()
      .orderBy('case_number')
      .orderBy('date')
      .orderBy('kind')
      .orderBy('amount_cents')
      .orderBy('occurrence')
      .execute(),
    appointments: await db
      .selectFrom('appointments')
      .selectAll()
      .orderBy('case_number')
      .orderBy('at')
      .orderBy('occurrence')
      .execute(),
    documents: await db.selectFrom('documents').selectAll().orderBy('case_number').orderBy('agency_id').execute(),
  };
}

/** In pieces of an odd size, so that lines and characters come apart. */
async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 1021) yield bytes.subarray(start, start + 1021);
}
