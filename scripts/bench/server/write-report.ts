import { judge, ownAims, ratioAims } from './aims.ts';
import { layOut } from './lay-out.ts';
import { names } from './systems.ts';
import { signInsPerSecond, turnsPerSecond } from './plan.ts';
import type { Report, SummedRow } from './sum-up.ts';

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
    ...layOut([['', 'turns/s', 'CPU a turn', 'aim'], ...ratios.map(writeRatio)]),
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
  const aims = ratioAims[`${of}/${to}`];
  const judged = [
    ...(aims?.byTurns ? [`turns/s ${judge(byTurns, aims.byTurns)}`] : []),
    ...(aims?.byCpu ? [`CPU ${judge(byCpu, aims.byCpu)}`] : []),
  ];
  return [`(${of})/(${to})`, byTurns.toFixed(2), byCpu.toFixed(2), judged.join('; ')];
}

/** What is measured of this server alone. */
function listOurFigures(one: Report['ours'][number]): string[][] {
  const aims = ownAims[one.mark];
  const row = (name: string, of: keyof typeof aims, digits: number) => [
    name,
    one[of].toFixed(digits),
    judge(one[of], aims[of]),
  ];
  return [
    [`(${one.mark})`, '', 'aim'],
    row('start to first answer, from the third start on, ms', 'firstAnswerMs', 0),
    row('resident memory when idle, from the third start on, MB', 'idleMegabytes', 0),
    row('two instances on two cores, times one', 'twoToOne', 2),
    row(`p99 of ${turnsPerSecond} turns/s, ms`, 'pacedP99Ms', 1),
    ['p99 of 100 turns/s while nobody signs in, ms', one.p99AloneMs.toFixed(1), ''],
    row(
      `the same beside ${one.signInsPerSecond.toFixed(0)} sign-ins a second (${signInsPerSecond} wanted), ms`,
      'p99BesideSignInsMs',
      1,
    ),
  ];
}
