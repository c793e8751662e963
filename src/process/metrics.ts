import type { Logger } from 'pino';
import type { Count, Counted } from '../calls/ports/count.ts';

const minuteMs = 60_000;

/** Counts events, and logs the sums since the start once a minute where any has changed. */
export function createMetrics(log: Logger): { readonly count: Count; readonly close: () => void } {
  const counts: Partial<Record<Counted, number>> = {};
  let changed = false;
  const timer = setInterval(write, minuteMs).unref();

  function write(): void {
    if (changed) log.info({ counts }, 'counts since the start');
    changed = false;
  }

  return {
    count(what) {
      counts[what] = (counts[what] ?? 0) + 1;
      changed = true;
    },
    close() {
      clearInterval(timer);
      write();
    },
  };
}
