import { expect, onTestFinished, test } from 'vitest';
import { startPostgres } from '../../scripts/rigs/services/start-postgres.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { usualPatience } from '../../src/calls/patience.ts';
import { oldKey } from '../support/sqlite-records.ts';

const entry = { what: 'case-told', who: 'unknown', call: 'CA1', turn: 1, line: 'a', facts: {} } as const;

/** Records in a PostgreSQL of their own, which were used already. */
async function open() {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.remove());
  const options = { url: postgres.urlOf('postgres'), keys: [oldKey], statementTimeoutMs: usualPatience.statementMs };
  const { records, trail } = await openSqlRecords(options);
  onTestFinished(() => records.close());
  await records.check();
  return { postgres, records, trail };
}

test('what is asked of a PostgreSQL that restarts waits until it is back', { timeout: 60_000 }, async () => {
  const { postgres, records, trail } = await open();
  await postgres.stop();
  const asked = Promise.allSettled([
    ...Array.from({ length: 20 }, () => records.findCase('1', 1)),
    ...Array.from({ length: 20 }, () => trail.append(entry)),
    records.changePin({ participant: '1', candidate: 'a:b', pin: '1' }).catch(() => {}),
  ]);
  await postgres.start();
  expect((await asked).filter(({ status }) => status === 'rejected')).toEqual([]);
});

test('what was only asked as a PostgreSQL restarts is asked again', { timeout: 60_000 }, async () => {
  const { postgres, records } = await open();
  const restarts = new AbortController();
  const faults: unknown[] = [];
  const answers = Array.from({ length: 8 }, () => 0);
  const asking = answers.map(async (_none, asker) => {
    while (!restarts.signal.aborted) {
      await records.findCase('1', 1).catch((error: unknown) => faults.push(error));
      answers[asker] = (answers[asker] ?? 0) + 1;
    }
  });
  for (let restart = 0; restart < 3; restart += 1) {
    await postgres.stop();
    await postgres.start();
    // What was asked is sent once more, not twice: all have their answers before the next restart.
    const before = [...answers];
    await expect.poll(() => answers.every((count, asker) => count > (before[asker] ?? 0) + 1)).toBe(true);
  }
  restarts.abort();
  await Promise.all(asking);
  expect(faults).toEqual([]);
});

test(
  'a PostgreSQL that stays away is waited for once, and then counts as gone at once',
  { timeout: 60_000 },
  async () => {
    const { postgres, records } = await open();
    await postgres.stop();
    const began = performance.now();
    await expect(records.check()).rejects.toThrow('ECONNREFUSED');
    expect(performance.now() - began).toBeGreaterThan(usualPatience.databaseReturnMs - 500);
    const again = performance.now();
    await expect(records.check()).rejects.toThrow('ECONNREFUSED');
    expect(performance.now() - again).toBeLessThan(usualPatience.databaseReturnMs / 2);
    await postgres.start();
    await expect.poll(() => records.check().then(() => 'back')).toBe('back');
  },
);
