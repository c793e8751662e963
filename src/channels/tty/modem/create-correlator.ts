import { muLawSamples } from './mu-law.ts';
import { cosines, markStep, sines, spaceStep, stepsPerTurn } from './tones.ts';

/** A cell is half a millisecond, the finest grain of everything that follows. */
export const samplesPerCell = 4;
/** Cells kept: more than a character and its neighbours. */
const ring = 512;
/** How fast direct current and hum are followed, to take them away: up to about 60 Hz. */
const settling = 0.05;

/** What was heard, summed from the beginning to the start of each of the last 512 cells; the difference of two is what lies between them. */
export interface Sums {
  /** Correlation with mark and with space, in phase and in quadrature. */
  readonly markI: Float64Array;
  readonly markQ: Float64Array;
  readonly spaceI: Float64Array;
  readonly spaceQ: Float64Array;
  readonly energy: Float64Array;
  /** Samples that are not digital silence. A carrier fills a lost frame with zeros: those are erasures, nothing was heard. */
  readonly heard: Float64Array;
}

/** Where a cell's sums stand. */
export const place = (cell: number): number => cell & (ring - 1);

/** Correlates a stream with both tones, and calls back after each cell with the count of cells so far. */
export function createCorrelator(onCell: (cells: number) => void) {
  const sums: Sums = { markI: row(), markQ: row(), spaceI: row(), spaceQ: row(), energy: row(), heard: row() };
  const { markI, markQ, spaceI, spaceQ, energy, heard } = sums;
  let [mark, space, inCell, cells, slow] = [0, 0, 0, 0, 0];
  let [mi, mq, si, sq, e, h] = [0, 0, 0, 0, 0, 0];

  function hear(sample: number): void {
    if (sample !== 0) {
      slow += settling * (sample - slow);
      const wave = sample - slow;
      mi += wave * (cosines[mark] as number);
      mq += wave * (sines[mark] as number);
      si += wave * (cosines[space] as number);
      sq += wave * (sines[space] as number);
      e += wave * wave;
      h += 1;
    }
    mark = (mark + markStep) % stepsPerTurn;
    space = (space + spaceStep) % stepsPerTurn;
    inCell += 1;
    if (inCell === samplesPerCell) endCell();
  }

  function endCell(): void {
    inCell = 0;
    cells += 1;
    const at = place(cells);
    markI[at] = mi;
    markQ[at] = mq;
    spaceI[at] = si;
    spaceQ[at] = sq;
    energy[at] = e;
    heard[at] = h;
    onCell(cells);
  }

  return {
    sums,
    hear: (muLaw: Uint8Array) => {
      for (const byte of muLaw) hear(muLawSamples[byte] as number);
    },
    lose: (samples: number) => {
      for (let lost = 0; lost < samples; lost += 1) hear(0);
    },
  };
}

function row(): Float64Array {
  return new Float64Array(ring);
}
