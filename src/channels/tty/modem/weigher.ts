import { type Baud, samplesPerSecond } from './baud.ts';
import { indexOf, samplesPerCell, type Sums } from './correlator.ts';
import { createParts } from './parts.ts';

/** The character that a start bit at some cell would begin. */
export interface Frame {
  /** Five bits, first bit lowest. */
  code: number;
  /** Power in the tones of this frame, minus the power in their opposites and the power of a space right before it. */
  score: number;
  /** `score`, and the mark right before the start bit: greatest where the frame is placed to the millisecond. */
  fit: number;
  /** Part of all energy, from start to stop, that lies in the tones of this frame: 1 for a clean signal, ½ at 0 dB. */
  share: number;
  /** How little the least clear bit holds of the other tone: 1 for none, 0 for as much. */
  clarity: number;
  /** Power of the weakest bit, against all bits of its tone. */
  evenness: number;
  /** Power of the weaker tone, against the stronger: telephone lines carry one better than the other. */
  balance: number;
  /** Part of the start bit that was heard. */
  begun: number;
}

/** Every bit is heard in four parts, each short enough that a tone 50 Hz off stays in step with ours. */
const partsPerBit = 4;
/** The bit before the frame, which must not be space, then the start bit, five data bits and the stop bit. */
const [before, first, stop, bits] = [0, 1, 7, 8] as const;
/** A stop bit may be as short as 0.9 bit. */
const stopBits = 0.9;
/** A bit of which less was heard need not be clear and even. */
const leastHeard = 0.2;
/** The least part of a frame that was heard: two packets may be lost. */
const mostlyHeard = 0.6;

/** Weighs the frame that starts at a cell. One frame object is used over and over. */
export function createWeigher(sums: Sums, baud: Baud) {
  const cellsPerBit = samplesPerSecond / samplesPerCell / baud;
  const bitParts = createParts(sums, Math.round(cellsPerBit / partsPerBit));
  const stopParts = createParts(sums, Math.round((cellsPerBit * stopBits) / partsPerBit));
  /** Where each bit begins, in cells from the start bit on. */
  const edges = Int32Array.from({ length: bits }, (_, bit) => Math.round((bit - first) * cellsPerBit));
  const cells = (edges[stop] as number) + partsPerBit * stopParts.cells;
  const samplesPerBit = cellsPerBit * samplesPerCell;
  const frame: Frame = { code: 0, score: 0, fit: 0, share: 0, clarity: 0, evenness: 0, balance: 0, begun: 0 };
  const [mark, space, heard] = [new Float64Array(bits), new Float64Array(bits), new Float64Array(bits)];

  /** Energies of both tones in a bit, or from one of its parts on, where it was heard. */
  function hearBit(start: number, bit: number, from = 0): void {
    const parts = bit === stop ? stopParts : bitParts;
    const begin = start + (edges[bit] as number);
    let m = 0;
    let s = 0;
    let h = 0;
    for (let part = from; part < partsPerBit; part += 1) {
      const index = parts.at(begin + part * parts.cells);
      m += parts.mark[index] as number;
      s += parts.space[index] as number;
      h += parts.heard[index] as number;
    }
    mark[bit] = m;
    space[bit] = s;
    heard[bit] = h;
  }

  /** The frame whose start bit begins at this cell, or undefined where start or stop are not what they must be. */
  function weigh(start: number): Frame | undefined {
    hearBit(start, first);
    if (!isSpace(first)) return undefined;
    hearBit(start, stop);
    if (!((mark[stop] as number) > (space[stop] as number))) return undefined;
    hearBit(start, before);
    // Of the two bits around the edge one must have been heard, and space must not have gone on since before it.
    if ((heard[before] as number) + (heard[first] as number) < samplesPerBit * 0.9) return undefined;
    if ((space[before] as number) > 0.6 * (space[first] as number)) return undefined;
    if (between(sums.heard, start, start + cells) < mostlyHeard * cells * samplesPerCell) return undefined;
    frame.code = 0;
    for (let bit = first + 1; bit < stop; bit += 1) {
      hearBit(start, bit);
      if (!isSpace(bit)) frame.code |= 1 << (bit - first - 1);
    }
    judge(start);
    return frame;
  }

  function isSpace(bit: number): boolean {
    return (space[bit] as number) > (mark[bit] as number);
  }

  function judge(start: number): void {
    let told = 0;
    let untold = 0;
    let all = 0;
    let toldSpace = 0;
    let allSpace = 0;
    for (let bit = first; bit <= stop; bit += 1) {
      told += Math.max(mark[bit] as number, space[bit] as number);
      untold += Math.min(mark[bit] as number, space[bit] as number);
      all += heard[bit] as number;
      if (!isSpace(bit)) continue;
      toldSpace += space[bit] as number;
      allSpace += heard[bit] as number;
    }
    const spacePower = toldSpace / allSpace;
    const markPower = (told - toldSpace) / (all - allSpace);
    frame.balance = Math.min(spacePower / markPower, markPower / spacePower);
    judgeBits(spacePower, markPower);
    const wrong = Math.max(0, (space[before] as number) - (mark[before] as number));
    frame.score = (told - untold - wrong) / all;
    hearBit(start, before, partsPerBit / 2);
    frame.fit = frame.score + Math.max(0, (mark[before] as number) - (space[before] as number)) / all;
    frame.begun = (heard[first] as number) / samplesPerBit;
    frame.share = (2 * told) / between(sums.energy, start, start + cells);
  }

  /** The least clear and the weakest of the bits. */
  function judgeBits(spacePower: number, markPower: number): void {
    frame.clarity = 1;
    frame.evenness = 1;
    for (let bit = first; bit <= stop; bit += 1) {
      if ((heard[bit] as number) < leastHeard * samplesPerBit) continue;
      const more = Math.max(mark[bit] as number, space[bit] as number);
      const less = Math.min(mark[bit] as number, space[bit] as number);
      frame.clarity = Math.min(frame.clarity, (more - less) / (more + less));
      const power = isSpace(bit) ? spacePower : markPower;
      frame.evenness = Math.min(frame.evenness, more / ((heard[bit] as number) * power));
    }
  }

  return { cells, weigh };
}

function between(sum: Float64Array, from: number, to: number): number {
  return (sum[indexOf(to)] as number) - (sum[indexOf(from)] as number);
}
