import { muLawSamples } from './mu-law.ts';
import { cosines, markStep, sines, spaceStep, stepsPerTurn } from './tones.ts';

/** Samples in a cell: 1 ms, the finest grain of everything that follows. */
export const samplesPerCell = 8;
/** Cells kept: more than two characters. */
const ring = 512;
/** Takes away direct current and hum: a pole at about 50 Hz. */
const leak = 0.96;

/** What was heard, as sums since the beginning at the start of each of the last 512 cells; the difference of two is what lies between them. */
export interface Sums {
  /** Correlation with mark and space, in phase and in quadrature. */
  readonly markI: Float64Array;
  readonly markQ: Float64Array;
  readonly spaceI: Float64Array;
  readonly spaceQ: Float64Array;
  readonly energy: Float64Array;
}

export const place = (cell: number): number => cell & (ring - 1);

/** Correlates a stream with both tones, cell by cell, and calls back after each cell with the count of cells so far. */
export function createCorrelator(onCell: (cells: number) => void) {
  const [markI, markQ, spaceI, spaceQ, energy] = [sums(), sums(), sums(), sums(), sums()];
  let [mi, mq, si, sq, e] = [0, 0, 0, 0, 0];
  let [mark, space, inCell, cells, slow] = [0, 0, 0, 0, 0];

  function hear(sample: number): void {
    slow += (1 - leak) * (sample - slow);
    const ac = sample - slow;
    mi += ac * (cosines[mark] as number);
    mq += ac * (sines[mark] as number);
    si += ac * (cosines[space] as number);
    sq += ac * (sines[space] as number);
    e += ac * ac;
    mark = (mark + markStep) % stepsPerTurn;
    space = (space + spaceStep) % stepsPerTurn;
    inCell += 1;
    if (inCell === samplesPerCell) endCell();
  }

  function endCell(): void {
    inCell = 0;
    cells += 1;
    const at = place(cells);
    [markI[at], markQ[at], spaceI[at], spaceQ[at], energy[at]] = [mi, mq, si, sq, e];
    onCell(cells);
  }

  return {
    sums: { markI, markQ, spaceI, spaceQ, energy } satisfies Sums,
    hear: (muLaw: Uint8Array) => {
      for (const byte of muLaw) hear(muLawSamples[byte] as number);
    },
    lose: (samples: number) => {
      for (let lost = 0; lost < samples; lost += 1) hear(0);
    },
  };
}

function sums(): Float64Array {
  return new Float64Array(ring);
}
