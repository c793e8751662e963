import type { Baud } from './baud.ts';
import { place, samplesPerCell, type Sums } from './create-correlator.ts';

/** A character as it would be if its start bit began at some cell. */
export interface Frame {
  /** Five bits, first bit lowest. */
  code: number;
  /** How much better this frame explains what was heard than its opposite: start and stop as they must be, data as they are. */
  score: number;
  /** Part of all energy, from start to stop, that lies in the tones of this frame: 1 for a clean signal, ½ at 0 dB. */
  share: number;
  /** The clearest bit's opposite: 1 where the least clear bit holds one tone only, 0 where it holds both alike. */
  clarity: number;
}

/** Every bit is heard in four parts, each short enough that a tone 50 Hz off stays in step with ours. */
const partsPerBit = 4;
const bitsPerFrame = 7;
/** A stop bit may be as short as 0.9 bit. */
const stopBits = 0.9;

/** Weighs the frame that starts at a cell. One frame object is used over and over. */
export function createWeigher(sums: Sums, baud: Baud) {
  const edges = listEdges(1000 / baud);
  const cells = edges.at(-1) as number;
  const frame: Frame = { code: 0, score: 0, share: 0, clarity: 0 };

  /** Leaves the energies of mark and space in one bit here: no allocation for each. */
  let [mark, space] = [0, 0];
  function hearBit(start: number, bit: number): void {
    [mark, space] = [0, 0];
    for (let part = bit * partsPerBit; part < (bit + 1) * partsPerBit; part += 1) {
      const from = start + (edges[part] as number);
      const to = start + (edges[part + 1] as number);
      mark += energyOf(sums.markI, sums.markQ, from, to);
      space += energyOf(sums.spaceI, sums.spaceQ, from, to);
    }
  }

  /** The frame whose start bit begins at this cell, or undefined where start or stop are not what they must be. */
  function weigh(start: number): Frame | undefined {
    hearBit(start, 0);
    if (space <= mark) return undefined;
    let [told, untold] = [space, mark];
    frame.clarity = (space - mark) / (space + mark);
    hearBit(start, bitsPerFrame - 1);
    if (mark <= space) return undefined;
    told += mark;
    untold += space;
    frame.clarity = Math.min(frame.clarity, (mark - space) / (mark + space));
    frame.code = 0;
    for (let bit = 1; bit < bitsPerFrame - 1; bit += 1) {
      hearBit(start, bit);
      if (mark > space) frame.code |= 1 << (bit - 1);
      told += Math.max(mark, space);
      untold += Math.min(mark, space);
      frame.clarity = Math.min(frame.clarity, Math.abs(mark - space) / (mark + space + 1e-9));
    }
    frame.score = told - untold;
    const all = (sums.energy[place(start + cells)] as number) - (sums.energy[place(start)] as number);
    frame.share = told / (all + 1e-9);
    return frame;
  }

  return { cells, weigh };
}

function listEdges(cellsPerBit: number): Int32Array {
  const parts = (bitsPerFrame - 1) * partsPerBit;
  return Int32Array.from({ length: parts + partsPerBit + 1 }, (_, part) => {
    const bits = part <= parts ? part / partsPerBit : bitsPerFrame - 1 + ((part - parts) * stopBits) / partsPerBit;
    return Math.round(bits * cellsPerBit);
  });
}

/** Energy that a part holds of one tone, as a sine of that energy would. */
function energyOf(inPhase: Float64Array, quadrature: Float64Array, from: number, to: number): number {
  const i = (inPhase[place(to)] as number) - (inPhase[place(from)] as number);
  const q = (quadrature[place(to)] as number) - (quadrature[place(from)] as number);
  return ((i * i + q * q) * 2) / ((to - from) * samplesPerCell);
}
