import { createHistogram } from 'node:perf_hooks';

export interface Tallied {
  readonly turns: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** What went wrong, and how often. */
  readonly errors: Readonly<Record<string, number>>;
}

export type Tally = ReturnType<typeof createTally>;

/** Counts turns, how long each took, and what went wrong. */
export function createTally() {
  const microseconds = createHistogram();
  const errors = new Map<string, number>();
  return {
    add: (lastedMs: number): void => {
      microseconds.record(Math.max(1, Math.round(lastedMs * 1000)));
    },
    fail: (error: unknown): void => {
      const reason = error instanceof Error ? error.message : String(error);
      errors.set(reason, (errors.get(reason) ?? 0) + 1);
    },
    count: (): Tallied => ({
      turns: microseconds.count,
      p50Ms: microseconds.count === 0 ? 0 : microseconds.percentile(50) / 1000,
      p99Ms: microseconds.count === 0 ? 0 : microseconds.percentile(99) / 1000,
      errors: Object.fromEntries(errors),
    }),
  };
}
