/** Each step of the scale is so much longer than the one before: a quantile is within one percent of the true one. */
const growth = 1.02;
const step = Math.log(growth);
/** Anything shorter counts as this. */
const leastMs = 0.001;

/** How times are spread, in memory that does not grow with their number. */
export interface TimeSpread {
  add(ms: number): void;
  readonly count: () => number;
  readonly mean: () => number | undefined;
  /** The time that so great a part of all does not exceed, 0 to 1; undefined where there is none. */
  readonly quantile: (part: number) => number | undefined;
}

export function createTimeSpread(): TimeSpread {
  const steps = new Map<number, number>();
  let count = 0;
  let sum = 0;
  return {
    add(ms) {
      const at = Math.round(Math.log(Math.max(ms, leastMs)) / step);
      steps.set(at, (steps.get(at) ?? 0) + 1);
      count += 1;
      sum += ms;
    },
    count: () => count,
    mean: () => (count === 0 ? undefined : sum / count),
    quantile(part) {
      let before = 0;
      for (const [at, times] of [...steps].toSorted(([one], [other]) => one - other)) {
        before += times;
        if (before >= part * count) return Math.exp(at * step);
      }
      return undefined;
    },
  };
}
