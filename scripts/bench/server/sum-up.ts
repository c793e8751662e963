import { median } from '../median.ts';
import { type Mark, marks } from './systems.ts';
import type { Measured } from './measure-all.ts';
import type { OneAndTwo } from './measure-two.ts';
import type { Stretch } from './caller-group.ts';

export interface SummedRow {
  readonly mark: Mark;
  readonly turns: number;
  readonly turnsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicrosATurn: number;
  readonly pacedP99Ms: number;
}

/** How the one stands to the other. */
export interface Ratio {
  readonly of: Mark;
  readonly to: Mark;
  /** Turns a second of the one for one of the other: the more the better. */
  readonly byTurns: number;
  /** CPU time a turn of the one in terms of the other's: the less the better. */
  readonly byCpu: number;
}

export type Report = ReturnType<typeof sumUp>;

/** The figures of a measurement: medians over its rounds, and ratios within each round before that. */
export function sumUp({ machine, missing, rounds, paced, ours }: Measured) {
  const present = marks.filter((mark) => paced[mark]);
  const others = present.filter((mark) => mark !== 'c' && mark !== 'd');
  const pairs = (['c', 'd'] as const).flatMap((of) => others.map((to) => ({ of, to })));
  return {
    machine,
    missing,
    rows: present.map((mark) => describe(mark, stretchesOf(rounds, mark), paced[mark]?.p99Ms ?? 0)),
    ratios: pairs.filter(({ of }) => paced[of]).map(({ of, to }) => compare(rounds, of, to)),
    ours: (['c', 'd'] as const).flatMap((mark) => {
      const one = ours[mark];
      return one ? [{ mark, pacedP99Ms: paced[mark]?.p99Ms ?? NaN, ...describeOne(one) }] : [];
    }),
    errors: listErrors([
      ...rounds.flatMap((round) => Object.values(round)),
      ...Object.values(paced),
      ...Object.values(ours).flatMap(({ signIns, two }) => [
        signIns.alone,
        signIns.beside,
        ...two.flatMap((each) => [each.one, each.two]),
      ]),
    ]),
  };
}

function stretchesOf(rounds: Measured['rounds'], mark: Mark): Stretch[] {
  return rounds.flatMap((round) => round[mark] ?? []);
}

function describe(mark: Mark, stretches: readonly Stretch[], pacedP99Ms: number): SummedRow {
  return {
    mark,
    turns: stretches.reduce((sum, { turns }) => sum + turns, 0),
    turnsPerSecond: median(stretches.map(turnsPerSecond)),
    p50Ms: median(stretches.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(stretches.map(({ p99Ms }) => p99Ms)),
    cpuMicrosATurn: median(stretches.map(cpuATurn)),
    pacedP99Ms,
  };
}

function compare(rounds: Measured['rounds'], of: Mark, to: Mark): Ratio {
  const both = rounds.flatMap((round) => {
    const [one, other] = [round[of], round[to]];
    return one && other ? [[one, other] as const] : [];
  });
  return {
    of,
    to,
    byTurns: median(both.map(([one, other]) => turnsPerSecond(one) / turnsPerSecond(other))),
    byCpu: median(both.map(([one, other]) => cpuATurn(one) / cpuATurn(other))),
  };
}

type One = NonNullable<Measured['ours'][Mark]>;

/** The first two starts compile and lay aside what the others find. */
const startsBefore = 2;

function describeOne({ starts, signIns, two }: One) {
  const usual = starts.slice(Math.min(startsBefore, starts.length - 1));
  return {
    firstAnswerMs: median(usual.map(({ firstAnswerMs }) => firstAnswerMs)),
    idleMegabytes: median(usual.map(({ idleBytes }) => idleBytes / 1e6)),
    p99AloneMs: signIns.alone.p99Ms,
    p99BesideSignInsMs: signIns.beside.p99Ms,
    signInsPerSecond: signIns.perSecond,
    twoToOne: median(two.map(twoToOne)),
  };
}

/** What two instances carry with a core each, as their CPU time tells: the callers' own work takes none of it. */
function twoToOne({ one, two }: OneAndTwo): number {
  return (2 * cpuATurn(one)) / cpuATurn(two);
}

function turnsPerSecond({ turns, seconds }: Stretch): number {
  return turns / seconds;
}

function cpuATurn({ cpuMicros, turns }: Stretch): number {
  return cpuMicros / turns;
}

function listErrors(stretches: readonly Stretch[]): string[] {
  return stretches.flatMap(({ errors }) => Object.entries(errors).map(([reason, times]) => `${times} × ${reason}`));
}
