import { expect, test } from 'vitest';
import { createStepTally } from '../../../../scripts/bench/turn/step-tally.ts';
import { writeTurnTables } from '../../../../scripts/bench/turn/write-turn-tables.ts';

const tally = createStepTally();
for (const micros of [10, 20, 30]) tally.add('hot', 'balance', micros, micros / 10);
tally.add('cold', 'balance', 200, 40);
tally.add('rested', 'balance', 300, 50);
for (const bytes of [-5000, 2000, 2000]) tally.add('heap', 'balance', bytes, 1000);
tally.add('hot', 'payments', 5, 5);
const rows = tally.list();

test('sums steps up in the order in which they come, each gauge by itself', () => {
  expect(rows.map(({ step, turns }) => [step, turns])).toEqual([
    ['balance', 8],
    ['payments', 1],
  ]);
  const { hot, cold, rested } = rows[0]?.takeTurn ?? {};
  expect(hot?.p10).toBeCloseTo(10, 1);
  expect(hot?.p50).toBeCloseTo(20, 1);
  expect(hot?.p90).toBeCloseTo(30, 1);
  expect(cold?.p50).toBeCloseTo(200, 0);
  expect(rested?.p50).toBeCloseTo(300, 0);
  expect(rows[0]?.renderTwiml.hot.p50).toBeCloseTo(2, 1);
});

test('a heap that was collected meanwhile does not count', () => {
  expect(rows[0]?.takeTurn.bytes).toBeGreaterThanOrEqual(1999);
  expect(rows[0]?.takeTurn.bytes).toBeLessThanOrEqual(2001);
});

test('the tables tell what a turn and its markup take', () => {
  const written = writeTurnTables({ machine: { cores: 2, loadBefore: 0.5 }, rows });
  expect(written).toContain('2 cores; load average before: 0.50; 9 turns');
  expect(written).toMatch(/^takeTurn, µs +hot p10 +p50 +p90 +cold p10 +p50 +p90 +rested p10 +p50 +p90 +kB$/m);
  expect(written).toMatch(/^balance +10\.0 +20\.0 +30\.0 +200 +200 +200 +300 +300 +300 +2\.0$/m);
  expect(written).toMatch(/^payments +5\.0 .* \?$/m);
  expect(written).toMatch(/^balance +1\.0 +2\.0 +3\.0 +40\.0 +40\.0 +40\.0 +50\.0 +50\.0 +50\.0 +1\.0$/m);
});
