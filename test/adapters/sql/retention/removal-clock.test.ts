import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { createDailyRemoval } from '../../../../src/adapters/sql/retention/daily-removal.ts';
import { readRemovalClock, trustClock } from '../../../../src/adapters/sql/retention/removal-clock.ts';
import { usualRetention } from '../../../../src/agency/retention.ts';
import { useDatabases } from '../../../support/databases.ts';
import { importText, oldKey, toText } from '../../../support/sqlite-records.ts';
import { caseRow, participantRow } from '../../../support/rows.ts';

const dayMs = 86_400_000;
const rightMs = Date.UTC(2026, 10, 27, 9);
const rows = [
  { ...participantRow, participantId: '1000000000001' },
  { ...participantRow, participantId: '1000000000002' },
  {
    ...caseRow,
  },
  ...['2026-08-01T09:00:00Z', '2026-12-01T09:00:00Z'].map((at) => ({
    type: 'appointment',
    caseNumber: '200000000000011',
    kind: 'court',
    at,
    place: 'Superior Court',
    address: '1 Example Street',
  })),
];

describe.each(useDatabases())('the daily removal in %s', (_engine, makeDatabase) => {
  let nowMs: number;
  let opened: OpenRecords;
  const clock = () => nowMs;

  beforeEach(async () => {
    nowMs = rightMs;
    opened = await openSqlRecords({ url: await makeDatabase(), keys: [oldKey], clock });
    await importText(opened.db, opened.keys, toText(rows), { clock });
    await note();
  });
  afterEach(() => opened.records.close());

  const note = () =>
    opened.trail.append({ what: 'case-told', who: 'unknown', call: 'CA1', turn: 1, line: 'a', facts: {} });

  /** A server looks, once at its start and once in an hour; gives what it logged of removals and of its clock. */
  async function look() {
    const log = { info: vi.fn<(facts: object) => void>(), error: vi.fn<(facts: object) => void>() };
    for (let round = 0; round < 2; round += 1) {
      const removal = createDailyRemoval({ ...opened, retention: usualRetention, log, clock });
      removal.start();
      await removal.stop();
      nowMs += 3_600_000;
    }
    return { removed: log.info.mock.calls, told: log.error.mock.calls };
  }

  async function countKept() {
    const entries = await opened.db
      .selectFrom('audit')
      .select('what')
      .where('chain', '>', 0)
      .where('sequence', '>', 0)
      .execute();
    const appointments = await opened.db.selectFrom('appointments').select('at').execute();
    return { entries: entries.length, appointments: appointments.length };
  }

  test('is noted in the audit trail before and after, with counts', async () => {
    await look();
    expect(await countKept()).toEqual({ entries: 3, appointments: 1 });
    const entries = await opened.db
      .selectFrom('audit')
      .select(['what', 'subject', 'facts'])
      .where('chain', '=', 1)
      .where('sequence', '>', 0)
      .orderBy('sequence')
      .execute();
    const removed = {
      messageTexts: 0,
      messages: 0,
      pinRequests: 0,
      requests: 0,
      failures: 0,
      documents: 0,
      extracts: 0,
      cardPayments: 0,
      replies: 0,
      events: 0,
      texts: 0,
      audit: 0,
    };
    expect(entries.slice(1)).toMatchObject([
      { what: 'removal-begun', subject: 'unknown', facts: '{}' },
      { what: 'removed', subject: 'unknown' },
    ]);
    expect(JSON.parse(entries[2]?.facts ?? '')).toEqual({ ...removed, appointments: 1 });
  });

  test('that cannot be noted removes nothing', async () => {
    const failing = { append: () => Promise.reject(new Error('a full disk')) };
    const log = { info: vi.fn<() => void>(), error: vi.fn<() => void>() };
    const removal = createDailyRemoval({ ...opened, trail: failing, retention: usualRetention, log, clock });
    removal.start();
    await removal.stop();
    expect(log.error).toHaveBeenCalledOnce();
    expect(await countKept()).toEqual({ entries: 1, appointments: 2 });
    expect((await look()).removed).toHaveLength(1);
  });

  test.for([
    ['after a removal', true],
    ['before the first one', false],
  ] as const)(
    'takes nothing away by a clock eight years ahead, %s, and goes on once it is right',
    async ([, before]) => {
      if (before) await look();
      const kept = await countKept();
      nowMs = rightMs + 8 * 365 * dayMs;
      for (let start = 0; start < 3; start += 1) {
        const { removed, told } = await look();
        expect(removed).toEqual([]);
        expect(told.map(([facts]) => facts)[0]).toEqual({
          lastRemoval: '2026-11-27',
          today: '2034-11-25',
        });
        // What is written by the wrong clock makes it no better.
        await note();
      }
      expect(await countKept()).toEqual({ ...kept, entries: kept.entries + 3 });
      nowMs = rightMs + dayMs;
      expect((await look()).removed).toHaveLength(1);
      nowMs = rightMs + 30 * dayMs;
      expect((await look()).removed).toHaveLength(1);
    },
  );

  test('waits for a word where the last one lies in the future, and goes on after it', async () => {
    await opened.db.updateTable('numbers').set({ last: 30_000 }).where('name', '=', 'retention').execute();
    expect(await look()).toMatchObject({
      removed: [],
      told: [[{ lastRemoval: '2052-02-20', today: '2026-11-27' }, expect.any(String)], expect.anything()],
    });
    expect(await countKept()).toEqual({ entries: 1, appointments: 2 });
    expect(await trustClock(opened.db, await readRemovalClock(opened.db, nowMs))).toBe(true);
    expect((await look()).removed).toHaveLength(1);
    expect(await readRemovalClock(opened.db, nowMs)).toMatchObject({ state: 'done' });
  });

  test('of servers whose clocks differ by an hour around midnight goes on', async () => {
    nowMs = Date.UTC(2026, 10, 28, 0, 30);
    await look();
    nowMs = Date.UTC(2026, 10, 27, 23, 40);
    expect(await readRemovalClock(opened.db, nowMs)).toMatchObject({ state: 'done' });
  });
});
