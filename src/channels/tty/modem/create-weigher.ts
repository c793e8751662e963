import { type Baud, samplesPerSecond } from './baud.ts';
import { place, samplesPerCell, type Sums } from './create-correlator.ts';

/** A character as it would be if its start bit began at some cell. */
export interface Frame {
  /** Five bits, first bit lowest. */
  code: number;
  /** Power in the tones of this frame, less the power in their opposites: greatest where the frame stands right. */
  score: number;
  /** Part of all energy, from start to stop, that lies in the tones of this frame: 1 for a clean signal, ½ at 0 dB. */
  share: number;
  /** How little the least clear bit holds of the other tone: 1 for none, 0 for as much. */
  clarity: number;
  /** Power of the weakest bit, against all bits. */
  evenness: number;
}

/** Every bit is heard in four parts, each short enough that a tone 50 Hz off stays in step with ours. */
const partsPerBit = 4;
const bitsPerFrame = 7;
const stopBit = bitsPerFrame - 1;
/** A stop bit may be as short as 0.9 bit. */
const stopBits = 0.9;
const leastHeard = 0.2;

/** Weighs the frame that starts at a cell. One frame object is used over and over. */
export function createWeigher(sums: Sums, baud: Baud) {
  const cellsPerBit = samplesPerSecond / samplesPerCell / baud;
  const edges = listEdges(cellsPerBit);
  const cells = edges.at(-1) as number;
  const frame: Frame = { code: 0, score: 0, share: 0, clarity: 0, evenness: 0 };
  const bit = Math.round(cellsPerBit);
  const half = Math.round(cellsPerBit / 2);
  const told = new Float64Array(bitsPerFrame);
  const untold = new Float64Array(bitsPerFrame);
  const heard = new Float64Array(bitsPerFrame);
  let [mark, space] = [0, 0];

  /** Energies of both tones in a bit, where it was heard. */
  function hearBit(start: number, at: number): void {
    [mark, space] = [0, 0];
    for (let part = at * partsPerBit; part < (at + 1) * partsPerBit; part += 1) {
      const from = start + (edges[part] as number);
      const to = start + (edges[part + 1] as number);
      mark += energyOf(sums, sums.markI, sums.markQ, from, to);
      space += energyOf(sums, sums.spaceI, sums.spaceQ, from, to);
    }
    heard[at] = between(sums.heard, start + (edges[at * partsPerBit] as number), start + (edges[(at + 1) * partsPerBit] as number));
  }

  function tell(at: number, isMark: boolean): void {
    told[at] = isMark ? mark : space;
    untold[at] = isMark ? space : mark;
  }

  /** The frame whose start bit begins at this cell, or undefined where start or stop are not what they must be. */
  function weigh(start: number): Frame | undefined {
    if (between(sums.heard, start - bit, start + bit) < (bit - 4) * samplesPerCell) return undefined;
    hearBit(start, 0);
    if (space <= mark) return undefined;
    if (energyOf(sums, sums.spaceI, sums.spaceQ, start - half, start) * 2 > space) return undefined;
    tell(0, false);
    hearBit(start, stopBit);
    if (mark <= space) return undefined;
    tell(stopBit, true);
    frame.code = 0;
    for (let at = 1; at < stopBit; at += 1) {
      hearBit(start, at);
      tell(at, mark > space);
      if (mark > space) frame.code |= 1 << (at - 1);
    }
    return judge(start);
  }

  function judge(start: number): Frame {
    let [good, bad, all] = [0, 0, 0];
    for (let at = 0; at < bitsPerFrame; at += 1) {
      good += told[at] as number;
      bad += untold[at] as number;
      all += heard[at] as number;
    }
    const power = good / all;
    frame.clarity = 1;
    frame.evenness = 1;
    for (let at = 0; at < bitsPerFrame; at += 1) {
      const [g, b, h] = [told[at] as number, untold[at] as number, heard[at] as number];
      if (h < leastHeard * bit * samplesPerCell) continue;
      frame.clarity = Math.min(frame.clarity, (g - b) / (g + b));
      frame.evenness = Math.min(frame.evenness, g / h / power);
    }
    frame.score = (good - bad) / all;
    frame.share = good / between(sums.energy, start, start + cells);
    return frame;
  }

  return { cells, weigh };
}

/** Energy of one tone between two cells: that of a sine as strong as what was heard of it. */
function energyOf(sums: Sums, inPhase: Float64Array, quadrature: Float64Array, from: number, to: number): number {
  const samples = between(sums.heard, from, to);
  if (samples === 0) return 0;
  const i = between(inPhase, from, to);
  const q = between(quadrature, from, to);
  return (2 * (i * i + q * q)) / samples;
}

function between(sum: Float64Array, from: number, to: number): number {
  return (sum[place(to)] as number) - (sum[place(from)] as number);
}

function listEdges(cellsPerBit: number): Int32Array {
  const parts = stopBit * partsPerBit;
  return Int32Array.from({ length: parts + partsPerBit + 1 }, (_, part) => {
    const bits = part <= parts ? part / partsPerBit : stopBit + ((part - parts) * stopBits) / partsPerBit;
    return Math.round(bits * cellsPerBit);
  });
}
