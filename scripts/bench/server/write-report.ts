import { names } from './systems.ts';
import { signInsPerSecond, turnsPerSecond } from './plan.ts';
import type { Report, SummedRow } from './sum-up.ts';

/** What is aimed at, as it stands beside each figure. */
const aims: Readonly<Record<string, string>> = {
  'c/a': 'at least 0.6',
  'd/a': 'at least 0.4',
  'c/b': 'at least 3',
  'd/b': 'at least 3',
};

/** The figures as tables for a terminal. */
export function writeReport({ machine, missing, rows, ratios, ours, errors }: Report): string {
  return [
    writeMachine(machine),
    '',
    ...rows.map(({ mark }) => `(${mark}) ${names[mark]}`),
    ...Object.entries(missing).map(([mark, why]) => `(${mark}) takes no part: ${why}`),
    '',
    ...layOut([
      ['', 'turns', 'turns/s', 'p50 ms', 'p99 ms', 'CPU µs a turn', `p99 ms at ${turnsPerSecond}/s`],
      ...rows.map(writeRow),
    ]),
    '',
    ...layOut([['', 'by turns/s', 'by CPU', 'aim'], ...ratios.map(writeRatio)]),
    '',
    ...ours.flatMap((one) => [...layOut(listOurFigures(one)), '']),
    errors.length === 0 ? 'No errors.' : `Errors: ${errors.join('; ')}`,
    '',
  ].join('\n');
}

function writeMachine({ cores, bound, loadBefore }: Report['machine']): string {
  const where = bound ? 'the server bound to one, the callers to another' : 'nothing bound to a core';
  return `${cores} cores, ${where}; load average before: ${loadBefore.toFixed(2)}`;
}

function writeRow({ mark, turns, ...figures }: SummedRow): string[] {
  return [
    `(${mark})`,
    String(turns),
    figures.turnsPerSecond.toFixed(0),
    figures.p50Ms.toFixed(2),
    figures.p99Ms.toFixed(2),
    figures.cpuMicrosATurn.toFixed(0),
    figures.pacedP99Ms.toFixed(2),
  ];
}

function writeRatio({ of, to, byTurns, byCpu }: Report['ratios'][number]): string[] {
  return [`(${of})/(${to})`, byTurns.toFixed(2), byCpu.toFixed(2), aims[`${of}/${to}`] ?? ''];
}

/** What is measured of this server alone. */
function listOurFigures(one: Report['ours'][number]): string[][] {
  return [
    [`(${one.mark})`, '', 'aim'],
    ['start to first answer, ms', one.firstAnswerMs.toFixed(0), 'at most 1000'],
    ['resident memory when idle, MB', one.idleMegabytes.toFixed(0), 'at most 120'],
    ['two instances on two cores, times one', one.twoToOne.toFixed(2), 'at least 1.6'],
    ['p99 of 100 turns/s while nobody signs in, ms', one.p99AloneMs.toFixed(1), ''],
    [
      `the same beside ${one.signInsPerSecond.toFixed(0)} sign-ins a second (${signInsPerSecond} wanted), ms`,
      one.p99BesideSignInsMs.toFixed(1),
      'at most 20',
    ],
  ];
}

/** Names to the left, figures to the right. */
function layOut(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
