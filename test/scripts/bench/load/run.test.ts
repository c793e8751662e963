import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runFlatOut } from '../../../../scripts/bench/load/run-flat-out.ts';
import { runPaced } from '../../../../scripts/bench/load/run-paced.ts';
import { createTally } from '../../../../scripts/bench/load/tally.ts';

/** A walk that counts its turns, and fails at one of them. */
function countingWalks(walks: number, { failsAt = Infinity, takesMs = 1 } = {}) {
  let taken = 0;
  async function* walk() {
    for (;;) {
      await wait(takesMs);
      taken += 1;
      if (taken === failsAt) throw new Error('heard something wrong');
      yield;
    }
  }
  return { walks: Array.from({ length: walks }, walk), taken: () => taken };
}

test('counts every turn taken flat out', async () => {
  const tally = createTally();
  const { walks, taken } = countingWalks(3);
  await runFlatOut(walks, tally, 60);
  expect(tally.count()).toMatchObject({ turns: taken(), errors: {} });
  expect(taken()).toBeGreaterThanOrEqual(3);
});

test('takes as many turns as the pace wants, no matter how many walk', async () => {
  const tally = createTally();
  const { walks, taken } = countingWalks(2);
  await runPaced(walks, tally, { perSecond: 400, lastingMs: 100 });
  expect({ taken: taken(), counted: tally.count().turns }).toEqual({ taken: 40, counted: 40 });
});

test('counts the time that a turn waits for a caller', async () => {
  const tally = createTally();
  await runPaced(countingWalks(1, { takesMs: 30 }).walks, tally, { perSecond: 100, lastingMs: 50 });
  expect(tally.count().turns).toBe(5);
  // The last one is due after 40 ms and can begin only when four others have taken 30 ms each.
  expect(tally.count().p99Ms).toBeGreaterThan(75);
});

test('counts what went wrong once, by what it was, and the turns that nobody was left to take', async () => {
  const tally = createTally();
  await runPaced(countingWalks(1, { failsAt: 3 }).walks, tally, { perSecond: 200, lastingMs: 50 });
  expect(tally.count()).toMatchObject({
    turns: 2,
    errors: { 'heard something wrong': 1, 'nobody was left to take a turn': 7 },
  });
});
