import { type Baud, samplesPerSecond } from './baud.ts';
import { createCorrelator, samplesPerCell } from './create-correlator.ts';
import { createWeigher, type Frame } from './create-weigher.ts';

/** Calls back with every character frame found in a stream, once its stop bit was heard. */
export function createFramer(baud: Baud, onFrame: (frame: Readonly<Frame>, start: number) => void) {
  const correlator = createCorrelator(search);
  const weigher = createWeigher(correlator.sums, baud);
  const bit = Math.round(samplesPerSecond / samplesPerCell / baud);
  const best: Frame & { start: number } = { code: 0, score: 0, share: 0, clarity: 0, evenness: 0, start: -1 };
  /** No frame starts before this cell. */
  let earliest = bit;
  let latest = 0;

  function search(cells: number): void {
    latest = cells;
    const start = cells - weigher.cells;
    if (start < earliest) return;
    const frame = weigher.weigh(start);
    if (frame !== undefined && isCharacter(frame)) {
      const margin = start - best.start > bit / 2 ? 1.12 : 1;
      if (frame.score > margin * best.score) Object.assign(best, frame, { start });
    }
    if (best.start >= 0 && start - best.start >= bit + 4) take();
  }

  function take(): void {
    onFrame(best, best.start);
    earliest = best.start + Math.round(6.5 * bit);
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

const least = { share: 0.16, clarity: 0.3, evenness: 0.35 };

function isCharacter({ share, clarity, evenness }: Frame): boolean {
  return share > least.share && clarity > least.clarity && evenness > least.evenness;
}
