import { type Baud, samplesPerSecond } from './baud.ts';
import { createCorrelator, samplesPerCell } from './correlator.ts';
import { createWeigher, type Frame } from './weigher.ts';

/** The least values of a character: a signal 5 dB below the noise still has them, speech and music do not. */
const least = { share: 0.16, clarity: 0.15, evenness: 0.3, balance: 0.2 };
/** A frame this clear gives way to no later one that is less clear by more than the doubt, however loud: one tone may be the louder. */
const [clear, doubt] = [0.8, 0.1];
/** After this many bits the stop bit of a fast TTY is over, and the next start bit may come. */
const soonest = 6.5;

/** Calls back with every character frame found in a stream, a bit or three after its stop bit was heard. */
export function createFramer(baud: Baud, onFrame: (frame: Readonly<Frame>, startMs: number) => void) {
  const correlator = createCorrelator(search);
  const weigher = createWeigher(correlator.sums, baud);
  const bit = samplesPerSecond / samplesPerCell / baud;
  const best = { code: 0, score: 0, fit: 0, share: 0, clarity: 0, evenness: 0, balance: 0, begun: 0, start: -1 };
  /** No frame starts before this cell. */
  let earliest = Math.ceil(bit);

  function search(cells: number): void {
    const start = cells - weigher.cells;
    if (start < earliest) return;
    const frame = weigher.weigh(start);
    if (frame !== undefined && isCharacter(frame) && isBetter(frame, start)) {
      Object.assign(best, frame);
      best.start = start;
    }
    if (best.start >= 0 && start - best.start >= patience() * bit) take();
  }

  /** For how many bits a better frame is awaited. Longer after silence: noise may have looked like a start bit. */
  function patience(): number {
    if (best.start - earliest > 3 * bit) return 3;
    return best.begun < 0.5 ? 2.5 : 0.8;
  }

  /** A frame a bit later may be part of the same character: it must be clearly better. */
  function isBetter(frame: Frame, start: number): boolean {
    if (best.start < 0) return true;
    const late = (start - best.start) / bit;
    if (late < 0.5) return frame.fit > best.fit;
    if (best.clarity > clear && frame.clarity < best.clarity - doubt) return false;
    if (best.begun < 0.5) return frame.score > 1.02 * best.score;
    return frame.score > (late < 0.8 ? 1.05 : 1.25) * best.score;
  }

  function take(): void {
    onFrame(best, (best.start * samplesPerCell * 1000) / samplesPerSecond);
    earliest = best.start + Math.round(soonest * bit);
    best.start = -1;
  }

  return {
    hear: correlator.hear,
    lose: correlator.lose,
  };
}

function isCharacter({ share, clarity, evenness, balance }: Frame): boolean {
  return share > least.share && clarity > least.clarity && evenness > least.evenness && balance > least.balance;
}
