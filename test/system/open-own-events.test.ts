import { expect, onTestFinished, test, vi } from 'vitest';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import type { ConsentChange } from '../../src/agency/consent.ts';
import { createLog } from '../../src/process/log.ts';
import { openOwnEvents } from '../../src/system/open-own-events.ts';
import { usePostgres } from '../support/postgres-databases.ts';
import { newKey, oldKey, temporaryDatabase } from '../support/sqlite-records.ts';
import { hearingText } from '../support/text-list.contract.ts';

const postgres = usePostgres();
const agreed: ConsentChange = {
  phone: '+19165550101',
  participant: 'p-7f3a91c2',
  purpose: 'court-dates',
  given: true,
  language: 'es',
  words: 'Recordatorios de audiencias. Para aceptar, oprima 1.',
  channel: 'voice',
  line: 'customer-connect',
  call: 'CA1',
  turn: 7,
  atMs: 1000,
};

test.each([
  ['SQLite', temporaryDatabase],
  ['PostgreSQL', () => postgres.emptyDatabase()],
])('beside an agency, %s knows what a participant agreed to by the reference that the agency gave', async (_, make) => {
  const own = openOwnEvents({ url: await make(), keys: [newKey], isShared: true }, createLog('silent'));
  onTestFinished(own.close);
  await own.consents.record(agreed, 'CA1:7');
  await own.consents.record({ ...agreed, participant: '1.3', purpose: 'documents' }, 'CA2:7');
  await own.consents.record({ ...agreed, participant: '1.4', purpose: 'documents', given: false, atMs: 2000 }, 'CA3:7');
  const court = { phone: agreed.phone, participant: 'p-7f3a91c2', purpose: 'court-dates' };
  const documents = { phone: agreed.phone, participant: '1.3', purpose: 'documents' };
  expect(await own.consents.findOf('p-7f3a91c2')).toMatchObject([court]);
  expect(await own.consents.findOf('p-other')).toEqual([]);
  expect(await own.consents.find(agreed.phone)).toMatchObject([court, documents]);
});

test('beside an agency, consents whose secret is gone are told in the log', async () => {
  const url = await temporaryDatabase();
  const before = openOwnEvents({ url, keys: [oldKey], isShared: true }, createLog('silent'));
  await before.consents.record(agreed, 'CA1:7');
  await before.close();
  const written: string[] = [];
  const log = createLog('info', { write: (text) => void written.push(text) });
  const after = openOwnEvents({ url, keys: [newKey], isShared: true }, log);
  onTestFinished(after.close);
  expect(await after.consents.find(agreed.phone)).toEqual([]);
  const msg = 'consents and STOPs are not known: DATA_SECRET lacks a secret';
  expect(written.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ level: 'error', changes: 1, msg }),
  );
});

test('beside an agency, texts that are over are removed after their time', async () => {
  const url = await temporaryDatabase();
  const dayMs = 86_400_000;
  const claim = async (ago: number) => {
    const nowMs = Date.now() - ago * dayMs;
    const { texts, records } = await openSqlRecords({ url, keys: [newKey], clock: () => nowMs, foreign: true });
    const times = { dueMs: nowMs, lateMs: nowMs + dayMs, overMs: nowMs + dayMs };
    await texts.claim({ ...hearingText, ...times, participant: 'c-1f0e88', once: String(ago) });
    await records.close();
  };
  for (const ago of [91, 89]) await claim(ago);
  const own = openOwnEvents({ url, keys: [newKey], isShared: true }, createLog('silent'));
  onTestFinished(async () => {
    await own.stop();
    await own.close();
  });
  expect(await own.texts.listDue()).toHaveLength(2);
  own.start();
  await vi.waitFor(async () => expect(await own.texts.listDue()).toHaveLength(1));
});
