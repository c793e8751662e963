import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { exportConsents } from '../../../../src/adapters/sql/consents/export-consents.ts';
import { importConsents } from '../../../../src/adapters/sql/consents/import-consents.ts';
import { renewConsents } from '../../../../src/adapters/sql/consents/renew-consents.ts';
import { createSqlConsents } from '../../../../src/adapters/sql/consents/sql-consents.ts';
import { countLostConsents } from '../../../../src/adapters/sql/keys/count-lost-consents.ts';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { testConsents } from '../../../support/consents.contract.ts';
import { usePostgres } from '../../../support/postgres-databases.ts';
import { participantRow } from '../../../support/rows.ts';
import { importText, newKey, oldKey, temporaryDatabase, toText } from '../../../support/sqlite-records.ts';

const postgres = usePostgres();
const people = ['1000000000001', '1000000000002'].map((participantId) => ({ ...participantRow, participantId }));

async function openTwo(url: string) {
  const { records, db, keys } = await openSqlRecords({ url, keys: [oldKey] });
  onTestFinished(() => records.close());
  await importText(db, keys, toText(people));
  return [createSqlConsents(db, keys), createSqlConsents(db, keys)] as const;
}

testConsents('SQLite', async () => openTwo(await temporaryDatabase()));
testConsents('PostgreSQL', async () => openTwo(await postgres.emptyDatabase()));

test('neither the number nor the words of a consent stand open in the records, and both outlive a change of keys', async () => {
  const { records, db } = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey] });
  onTestFinished(() => records.close());
  const change = {
    phone: '+19165550101',
    purpose: 'all',
    given: false,
    language: 'en',
    words: 'take me off the list',
    channel: 'text',
    line: 'a-line',
    call: 'SM1',
    turn: 0,
    atMs: 1,
  } as const;
  await createSqlConsents(db, [oldKey]).record({ ...change, purpose: 'documents', given: true }, 'a');
  const kept = JSON.stringify(await db.selectFrom('consent_changes').selectAll().execute());
  expect(kept).not.toMatch(/5550101|take me off/);
  const renewed = createSqlConsents(db, [newKey, oldKey]);
  expect(await renewed.find(change.phone)).toMatchObject([{ purpose: 'documents' }]);
  await renewed.record({ ...change, atMs: 2 }, 'b');
  expect(await renewed.find(change.phone)).toEqual([]);
  expect(await renewed.findLanguage(change.phone)).toBe('en');

  expect([await countLostConsents(db, [newKey]), await renewConsents(db, [newKey, oldKey])]).toEqual([1, 1]);
  expect([await countLostConsents(db, [newKey]), await renewConsents(db, [newKey])]).toEqual([0, 0]);
  expect(await createSqlConsents(db, [newKey]).isStopped(change.phone)).toBe(true);
  await expect(renewConsents(db, [oldKey])).rejects.toThrow('DATA_SECRET lacks');
});

test('no number can be tried out on the name of an imported consent without the key', async () => {
  const { records, db } = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey] });
  onTestFinished(() => records.close());
  const row = {
    phone: '+19165550101',
    purpose: 'all',
    given: false,
    language: 'en',
    words: '',
    at: '2026-11-02T17:00:00Z',
  };
  const count = async () => (await db.selectFrom('consent_changes').select('attempt').execute()).length;
  const take = (...keys: [typeof oldKey, ...(typeof oldKey)[]]) =>
    importConsents({ db, keys, text: JSON.stringify(row) });
  await take(oldKey);
  await take(oldKey);
  expect(await count()).toBe(1);
  await take(newKey);
  expect(await count()).toBe(2);
});

test.each([
  ['SQLite', temporaryDatabase],
  ['PostgreSQL', () => postgres.emptyDatabase()],
])('an export of more than a page holds each change once, in %s', async (_, make) => {
  const { records, db, keys } = await openSqlRecords({ url: await make(), keys: [oldKey] });
  onTestFinished(() => records.close());
  const consents = createSqlConsents(db, keys);
  const change = {
    phone: '+19165550101',
    purpose: 'all',
    language: 'en',
    words: '',
    channel: 'agency',
    line: '',
    call: '',
    turn: 0,
  } as const;
  for (let at = 0; at < 1003; at += 1)
    await consents.record({ ...change, given: at % 2 === 0, atMs: Math.floor(at / 2) }, `change ${at}`);
  const file = join(dirname(dirname((await temporaryDatabase()).slice('sqlite:'.length))), 'consents.ndjson');
  expect(await exportConsents({ db, keys, file })).toBe(1003);
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect([lines.length, new Set(lines).size]).toEqual([1003, 1003]);
});

test('an import that breaks off has taken none of its rows', async () => {
  const { records, db, keys } = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey] });
  onTestFinished(() => records.close());
  const row = { purpose: 'all', given: false, language: 'en', words: '', at: '2026-11-02T17:00:00Z' };
  const text = ['1', '2', '3'].map((digit) => JSON.stringify({ ...row, phone: `+1916555010${digit}` })).join('\n');
  const third = sql`create trigger third before insert on consent_changes
    when (select count(*) from consent_changes) = 2 begin select raise(abort, 'the disk is full'); end`;
  await third.execute(db);
  await expect(importConsents({ db, keys, text })).rejects.toThrow('the disk is full');
  expect(await db.selectFrom('consent_changes').select('attempt').execute()).toEqual([]);
  await sql`drop trigger third`.execute(db);
  expect(await importConsents({ db, keys, text })).toBe(3);
});
