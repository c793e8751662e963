import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { usePostgres } from '../../support/postgres-databases.ts';
import { oldKey, temporaryDatabase } from '../../support/sqlite-records.ts';

const postgres = usePostgres();
const entry = { what: 'case-told', who: 'unknown', call: 'CA1', turn: 1, line: 'a', facts: {} } as const;
const failing = ['records: writes'];

async function open(url: string) {
  const opened = await openSqlRecords({ url, keys: [oldKey], statementTimeoutMs: 400 });
  onTestFinished(() => opened.records.close());
  return opened;
}

test('records on a disk that is full are seen to fail by the entries that find no place', async () => {
  const { db, records, trail } = await open(await temporaryDatabase());
  await trail.append(entry);
  expect(records.failing?.()).toEqual([]);
  // A migration that made a table anew has left pages free.
  await sql`vacuum`.execute(db);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count)}`.execute(db);
  const long = { ...entry, call: 'C'.repeat(9000) };
  await expect(trail.append(long)).rejects.toThrow('full');
  expect(records.failing?.()).toEqual(failing);
  await expect(records.check()).resolves.toBeUndefined();
});

test('a lock on a table that calls write to is seen without a call', async () => {
  const url = await postgres.emptyDatabase();
  const { records } = await open(url);
  const locking = new Client({ connectionString: url });
  await locking.connect();
  onTestFinished(() => locking.end());
  await records.check();
  expect(records.failing?.()).toEqual([]);
  await locking.query('begin; lock table audit in access exclusive mode');
  const other = await open(url);
  await other.records.check();
  await expect.poll(() => other.records.failing?.(), { timeout: 20_000 }).toEqual(failing);
});

test('a lock on a table is seen by the calls that meet it', async () => {
  const url = await postgres.emptyDatabase();
  const { records, trail } = await open(url);
  await trail.append(entry);
  const locking = new Client({ connectionString: url });
  await locking.connect();
  onTestFinished(() => locking.end());
  await locking.query('begin; lock table audit in access exclusive mode');
  await expect(trail.append(entry)).rejects.toThrow('timeout');
  expect(records.failing?.()).toEqual(failing);
});
