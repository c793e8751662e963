import { expect, test } from 'vitest';
import type { Measured } from '../../../../scripts/bench/server/measure-all.ts';
import type { Stretch } from '../../../../scripts/bench/server/caller-group.ts';
import { sumUp } from '../../../../scripts/bench/server/sum-up.ts';
import { writeReport } from '../../../../scripts/bench/server/write-report.ts';

function stretch(turns: number, cpuMicros: number, errors = {}): Stretch {
  return { turns, cpuMicros, errors, seconds: 2, p50Ms: 1, p99Ms: 3 };
}

const measured: Measured = {
  machine: { cores: 2, bound: true, loadBefore: 0.1 },
  missing: { d: 'there is no Redis' },
  rounds: [
    { a: stretch(1000, 100_000), b: stretch(200, 100_000), c: stretch(600, 120_000) },
    // Everything took ten times as long: what the ratio is does not change.
    { a: stretch(100, 100_000), b: stretch(20, 100_000), c: stretch(60, 120_000, { 'HTTP 503': 2 }) },
  ],
  paced: { a: stretch(1, 1), b: stretch(1, 1), c: stretch(1, 1) },
  ours: {
    c: {
      starts: [300, 100, 200].map((firstAnswerMs) => ({ firstAnswerMs, idleBytes: 100_000_000 })),
      signIns: { alone: stretch(1, 1), beside: { ...stretch(1, 1), p99Ms: 9 }, perSecond: 50 },
      two: [{ one: stretch(100, 20_000), two: stretch(150, 37_500) }],
    },
  },
};

test('sums rounds up as medians, and ratios within each round', () => {
  const { rows, ratios, ours, errors } = sumUp(measured);
  expect(rows.map(({ mark, turns, turnsPerSecond }) => [mark, turns, turnsPerSecond])).toEqual([
    ['a', 1100, 275],
    ['b', 220, 55],
    ['c', 660, 165],
  ]);
  expect(rows.map(({ cpuMicrosATurn }) => cpuMicrosATurn)).toEqual([550, 2750, 1100]);
  expect(ratios).toEqual([
    { of: 'c', to: 'a', byTurns: 0.6, byCpu: 0.5 },
    { of: 'c', to: 'b', byTurns: 3, byCpu: 2.5 },
  ]);
  expect(ours).toEqual([
    {
      mark: 'c',
      firstAnswerMs: 200,
      idleMegabytes: 100,
      p99AloneMs: 3,
      p99BesideSignInsMs: 9,
      signInsPerSecond: 50,
      twoToOne: 1.6,
    },
  ]);
  expect(errors).toEqual(['2 × HTTP 503']);
});

test('tells who takes no part, and what went wrong', () => {
  const written = writeReport(sumUp(measured));
  expect(written).toContain('(d) takes no part: there is no Redis');
  expect(written).toMatch(/^\(c\)\/\(a\) +0\.60 +0\.50 +at least 0\.6$/m);
  expect(written).toContain('Errors: 2 × HTTP 503');
});
