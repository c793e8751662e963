import { expect, test } from 'vitest';
import type { Measured } from '../../../../scripts/bench/server/measure-all.ts';
import type { Stretch } from '../../../../scripts/bench/server/caller-group.ts';
import { sumUp } from '../../../../scripts/bench/server/sum-up.ts';
import { writeReport } from '../../../../scripts/bench/server/write-report.ts';

function stretch(turns: number, cpuMicros: number, errors = {}): Stretch {
  return { turns, cpuMicros, errors, seconds: 2, p50Ms: 1, p99Ms: 3 };
}

const signIns = { alone: stretch(1, 1), beside: { ...stretch(1, 1), p99Ms: 9 }, perSecond: 50 };

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
      // The first two are slower: nothing is compiled yet.
      starts: [900, 800, 300, 100, 200].map((firstAnswerMs) => ({ firstAnswerMs, idleBytes: 100_000_000 })),
      signIns,
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
    { of: 'c', to: 'a', byTurns: 0.6, byCpu: 2 },
    { of: 'c', to: 'b', byTurns: 3, byCpu: 0.4 },
  ]);
  expect(ours).toEqual([
    {
      mark: 'c',
      pacedP99Ms: 3,
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
  expect(written).toContain('Errors: 2 × HTTP 503');
});

test('tells of each figure what is aimed at, and whether it is reached', () => {
  const c = { starts: [{ firstAnswerMs: 1001, idleBytes: 120_000_000 }], signIns, two: [] };
  const written = writeReport(sumUp({ ...measured, ours: { c } }));
  expect(written).toMatch(/^\(c\)\/\(a\) +0\.60 +2\.00 +turns\/s at least 0\.2: reached$/m);
  expect(written).toMatch(/^\(c\)\/\(b\) +3\.00 +0\.40 +CPU at most 1\.75, better 1\.25: reached$/m);
  expect(written).toMatch(/^start to first answer.* 1001 +at most 1000: missed$/m);
  expect(written).toMatch(/^resident memory.* 120 +at most 120: reached$/m);
  expect(written).toMatch(/^two instances.* NaN +at least 1\.6: missed$/m);
  expect(written).toMatch(/^p99 of 500 turns\/s.* 3\.0 +at most 20: reached$/m);
  expect(written).toMatch(/^the same beside 50 sign-ins.* 9\.0 +at most 20: reached$/m);
});

test('compares ours with the peer that a team puts to use', () => {
  const rounds = [{ b: stretch(200, 40_000), d: stretch(150, 60_000), e: stretch(100, 50_000) }];
  const paced = { b: stretch(1, 1), d: stretch(1, 1), e: stretch(1, 1) };
  const { ratios, ...report } = sumUp({ ...measured, missing: {}, rounds, paced, ours: {} });
  expect(ratios).toEqual([
    { of: 'd', to: 'b', byTurns: 0.75, byCpu: 2 },
    { of: 'd', to: 'e', byTurns: 1.5, byCpu: 0.8 },
  ]);
  expect(writeReport({ ratios, ...report })).toMatch(/^\(d\)\/\(e\) +1\.50 +0\.80 +CPU at most 0\.75: missed$/m);
});
