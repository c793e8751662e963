import type { Baud } from './baud.ts';
import { createCorrelator } from './create-correlator.ts';
import { createWeigher, type Frame } from './create-weigher.ts';

/** Calls back with every character frame found in a stream, once its stop bit was heard. */
export function createFramer(baud: Baud, onFrame: (frame: Readonly<Frame>, start: number) => void) {
  const correlator = createCorrelator(search);
  const weigher = createWeigher(correlator.sums, baud);
  const bit = Math.round(1000 / baud);
  const best: Frame & { start: number } = { code: 0, score: 0, share: 0, clarity: 0, start: -1 };
  /** No frame starts before this cell. */
  let earliest = bit;
  let latest = 0;

  function search(cells: number): void {
    latest = cells;
    const start = cells - weigher.cells;
    if (start < earliest) return;
    const frame = weigher.weigh(start);
    if (frame !== undefined && frame.share > 0.16 && frame.score > best.score) Object.assign(best, frame, { start });
    if (best.start >= 0 && start - best.start >= bit / 2) take();
  }

  function take(): void {
    onFrame(best, best.start);
    earliest = best.start + Math.round(6.6 * bit);
    forget();
  }

  function forget(): void {
    [best.start, best.score] = [-1, 0];
  }

  return {
    hear: correlator.hear,
    lose: correlator.lose,
    /** Forgets a character of which only a part was heard. */
    mute: () => {
      earliest = latest;
      forget();
    },
  };
}
