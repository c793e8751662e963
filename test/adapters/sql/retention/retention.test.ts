import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { verifyAudit } from '../../../../src/adapters/sql/audit/verify-audit.ts';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { exportRequests } from '../../../../src/adapters/sql/requests/export-requests.ts';
import { applyRetention } from '../../../../src/adapters/sql/retention/apply-retention.ts';
import { createDailyRemoval } from '../../../../src/adapters/sql/retention/daily-removal.ts';
import { usualRetention } from '../../../../src/agency/retention.ts';
import { useDatabases } from '../../../support/databases.ts';
import { pinMessage } from '../../../support/pin-message.ts';
import { importText, oldKey, readMessages, toText } from '../../../support/sqlite-records.ts';
import { hearingText } from '../../../support/text-list.contract.ts';
import { byVoice } from '../../../support/by-voice.ts';
import { caseRow, participantRow } from '../../../support/rows.ts';

const dayMs = 86_400_000;
const [payer, recipient] = ['1000000000001', '1000000000002'];
const family = [
  { ...participantRow, participantId: payer, pin: '482913' },
  { ...participantRow, participantId: recipient },
  {
    ...caseRow,
    payer,
    recipient,
  },
];
const hearing = (at: string) => ({
  type: 'appointment',
  caseNumber: '200000000000011',
  kind: 'court',
  at,
  place: 'Superior Court',
  address: '1 Example Street',
});

describe.each(useDatabases())('retention in %s', (_engine, makeDatabase) => {
  let nowMs: number;
  let url: string;
  let opened: OpenRecords;
  const clock = () => nowMs;

  beforeEach(async () => {
    nowMs = Date.UTC(2026, 10, 22);
    url = await makeDatabase();
    opened = await openSqlRecords({ url, keys: [oldKey], clock });
    await importText(opened.db, opened.keys, toText(family), { clock });
  });
  afterEach(() => opened.records.close());

  const apply = () => applyRetention({ ...opened, retention: usualRetention, clock });
  const claim = () => opened.records.identify('participant-id', payer);

  async function leaveAndExport(turn: number): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'exports-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const request = {
      participant: '1',
      kind: 'message',
      language: 'en',
      ...byVoice,
      attempt: `CA1:${turn}`,
      details: {},
    } as const;
    await opened.records.leaveRequest(request);
    await exportRequests({ db: opened.db, file: join(folder, `${turn}.ndjson`), clock });
  }

  test('removes nothing before its time', async () => {
    await leaveAndExport(1);
    await opened.records.requestPin({ claim: claim(), request: 'CA1', ...pinMessage });
    await opened.records.signIn({ claim: claim(), pin: '1111', attempt: 'CA1:1' });
    await opened.trail.append({
      what: 'signed-in',
      who: { participant: '1' },
      call: 'CA1',
      turn: 1,
      line: 'a',
      facts: {},
    });
    expect(new Set(Object.values(await apply()))).toEqual(new Set([0]));
  });

  test('removes requests ninety days after their export, and none that waits', async () => {
    await leaveAndExport(1);
    const waiting = {
      participant: '1',
      kind: 'message',
      language: 'en',
      ...byVoice,
      attempt: 'CA2:1',
      details: {},
    } as const;
    const reference = await opened.records.leaveRequest(waiting);
    nowMs += 90 * dayMs + 1;
    expect(await apply()).toMatchObject({ requests: 1 });
    expect(await opened.db.selectFrom('requests').select('reference').execute()).toEqual([{ reference }]);
    expect(await opened.db.selectFrom('request_batches').select('number').execute()).toEqual([]);
    await leaveAndExport(3);
    expect(await opened.db.selectFrom('request_batches').select('number').execute()).toEqual([{ number: 2 }]);
  });

  test('removes payments by card two years after they were begun, and none that is not settled', async () => {
    const money = { participant: '1', amountCents: 42_500, feeCents: 808, line: 'a', call: 'CA1', turn: 4 };
    const begin = async (attempt: string) =>
      (await opened.cardPayments.begin({ ...money, atMs: nowMs }, attempt)).payment;
    const [paid, declined, lost, begun] = [await begin('a'), await begin('b'), await begin('c'), await begin('d')];
    await opened.cardPayments.settle(paid, { outcome: 'paid' });
    await opened.cardPayments.settle(declined, { outcome: 'declined' });
    await opened.cardPayments.settle(lost, { outcome: 'hung-up' });
    nowMs += 730 * dayMs;
    expect(await apply()).toMatchObject({ cardPayments: 0 });
    nowMs += 1;
    expect(await apply()).toMatchObject({ cardPayments: 2 });
    const left = await opened.cardPayments.findOf('1', 0);
    expect(left.map(({ payment }) => payment).toSorted()).toEqual([lost, begun].toSorted());
  });

  test('forgets the text of a message when its PIN ends, and the message after a month', async () => {
    await opened.records.requestPin({ claim: claim(), request: 'CA1', ...pinMessage });
    nowMs += 10 * dayMs;
    expect(await apply()).toMatchObject({ messageTexts: 0, messages: 0, pinRequests: 1 });
    nowMs += 20 * dayMs;
    expect(await apply()).toMatchObject({ messageTexts: 1, messages: 0 });
    expect(await readMessages(opened.db, opened.keys)).toEqual([]);
    nowMs += 1;
    expect(await apply()).toMatchObject({ messageTexts: 0, messages: 1 });
    await opened.records.requestPin({ claim: claim(), request: 'CA2', ...pinMessage });
    expect((await readMessages(opened.db, opened.keys)).map(({ number }) => number)).toEqual([2]);
  });

  test('keeps a message whose PIN still works, even where messages are kept for less time', async () => {
    await opened.records.requestPin({ claim: claim(), request: 'CA1', ...pinMessage });
    const retention = { ...usualRetention, messages: 1 };
    nowMs += 2 * dayMs;
    expect(await applyRetention({ ...opened, retention, clock })).toMatchObject({ messageTexts: 0, messages: 0 });
    nowMs += 28 * dayMs - 1;
    expect(await applyRetention({ ...opened, retention, clock })).toMatchObject({ messageTexts: 0, messages: 0 });
    nowMs += 1;
    expect(await applyRetention({ ...opened, retention, clock })).toMatchObject({ messages: 1 });
  });

  test('keeps a failure that is thirty days old to the moment', async () => {
    await opened.records.signIn({ claim: claim(), pin: '1111', attempt: '1' });
    nowMs += 30 * dayMs;
    expect(await apply()).toMatchObject({ failures: 0 });
    nowMs += 1;
    expect(await apply()).toMatchObject({ failures: 1 });
  });

  test('forgets failures after thirty days, whether or not anybody has the identifier, and locks, which have ended long since', async () => {
    const fail = (digits: string, attempt: string) =>
      opened.records.signIn({ claim: opened.records.identify('participant-id', digits), pin: '1111', attempt });
    for (const digits of [payer, '1000000009999']) await fail(digits, '1');
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await fail('1000000008888', String(attempt));
      nowMs += 3_600_000;
    }
    nowMs += 31 * dayMs;
    expect(await apply()).toMatchObject({ failures: 3 });
    expect(await opened.db.selectFrom('sign_in_failures').selectAll().execute()).toEqual([]);
  });

  test('removes appointments that are long past, and digests of extracts but the last', async () => {
    nowMs += 1000 * dayMs;
    await importText(
      opened.db,
      opened.keys,
      toText([hearing('2026-12-01T09:00:00Z'), hearing('2030-12-01T09:00:00Z')]),
    );
    await opened.db.updateTable('extracts').set({ imported_at_ms: 0 }).execute();
    expect(await apply()).toMatchObject({ appointments: 1, extracts: 1 });
    expect(await opened.db.selectFrom('extracts').select('number').execute()).toEqual([{ number: 2 }]);
  });

  test('removes texts ninety days after they were claimed, once their event is over', async () => {
    await opened.texts.claim({ ...hearingText, dueMs: nowMs, overMs: nowMs + 100 * dayMs });
    await opened.texts.noteStatus({ message: 'SM1', state: 'sent' });
    nowMs += 90 * dayMs;
    expect(await apply()).toMatchObject({ texts: 0 });
    nowMs += 1;
    expect(await apply()).toMatchObject({ texts: 0 });
    expect(await opened.db.selectFrom('text_statuses').selectAll().execute()).toEqual([]);
    nowMs += 11 * dayMs;
    expect(await apply()).toMatchObject({ texts: 1 });
  });

  test('removes audit entries after seven years, and the trail stays in order', async () => {
    const note = (turn: number) =>
      opened.trail.append({ what: 'signed-in', who: { participant: '1' }, call: 'CA1', turn, line: 'a', facts: {} });
    await note(1);
    nowMs += dayMs;
    await note(2);
    nowMs += 2557 * dayMs;
    expect(await apply()).toMatchObject({ audit: 0 });
    nowMs += 1;
    expect(await apply()).toMatchObject({ audit: 1 });
    expect(await apply()).toMatchObject({ audit: 0 });
    await note(3);
    expect(await verifyAudit(opened.db, opened.keys)).toEqual({ entries: 5, chains: 3, expired: 1, problems: [] });
  });

  test('is applied once a day, by one of several programs', async () => {
    const other = await openSqlRecords({ url, keys: [oldKey], clock });
    const done = vi.fn<() => void>();
    const log = { info: done, error: (facts: object) => expect(facts).toBeUndefined() };
    const start = () => {
      const programs = [opened, other, opened, other].map(({ db, keys, trail }) =>
        createDailyRemoval({ db, keys, trail, retention: usualRetention, log, clock, everyMs: 5 }),
      );
      for (const program of programs) program.start();
      return () => Promise.all(programs.map((program) => program.stop()));
    };
    const stop = start();
    await expect.poll(() => done).toHaveBeenCalledTimes(1);
    await stop();
    await start()();
    expect(done).toHaveBeenCalledTimes(1);
    nowMs += dayMs;
    await start()();
    expect(done).toHaveBeenCalledTimes(2);
    await other.records.close();
  });

  test('that failed is applied at the next look', async () => {
    const log = { info: vi.fn<() => void>(), error: vi.fn<() => void>() };
    const removal = createDailyRemoval({ ...opened, retention: usualRetention, log, clock, everyMs: 5 });
    await opened.db.schema.alterTable('extracts').renameTo('elsewhere').execute();
    removal.start();
    await expect.poll(() => log.error).toHaveBeenCalled();
    await opened.db.schema.alterTable('elsewhere').renameTo('extracts').execute();
    await expect.poll(() => log.info).toHaveBeenCalledTimes(1);
    await removal.stop();
  });
});
