import type { Logger } from 'pino';
import type { Count, Counted } from '../calls/ports/count.ts';

const minuteMs = 60_000;

type CountOf = (agency: string) => Count;

/** Counts events, and logs the sums since the start once a minute where any has changed. Others, named by `countElsewhere`, count as well. */
export function createMetrics(
  log: Logger,
  countElsewhere: CountOf,
): {
  /** Who counts for an agency; '' for what is of none. */
  readonly countOf: CountOf;
  readonly close: () => void;
} {
  const counts: Partial<Record<Counted, number>> = {};
  let changed = false;
  const timer = setInterval(write, minuteMs).unref();

  function write(): void {
    if (changed) log.info({ counts }, 'counts since the start');
    changed = false;
  }

  return {
    countOf(agency) {
      const countThere = countElsewhere(agency);
      return (what) => {
        counts[what] = (counts[what] ?? 0) + 1;
        changed = true;
        countThere(what);
      };
    },
    close() {
      clearInterval(timer);
      write();
    },
  };
}
