import { muLawSamples } from './mu-law.ts';
import { markCosines, markSines, spaceCosines, spaceSines, stepsPerTurn } from './tones.ts';

/** A cell is half a millisecond, the finest grain of everything that follows. */
export const samplesPerCell = 4;
/** Cells kept: more than a character and its neighbours. */
const ring = 512;
/** How fast direct current and hum (up to about 60 Hz) are tracked to be subtracted. */
const settling = 0.05;
/** The µ-law bytes of +0 and −0. */
const [silence, otherSilence] = [0xff, 0x7f];

/** Running sums at the start of each of the last 512 cells; the difference of two sums is what lies between them. */
export interface Sums {
  /** Correlation with mark and with space, in phase and in quadrature. */
  readonly markI: Float64Array;
  readonly markQ: Float64Array;
  readonly spaceI: Float64Array;
  readonly spaceQ: Float64Array;
  readonly energy: Float64Array;
  /** Samples that are not digital silence. A carrier fills a lost frame with zeros, which count as erasures. */
  readonly heard: Float64Array;
}

/** The index of a cell's sums. */
export const indexOf = (cell: number): number => cell & (ring - 1);

/** Correlates a stream with both tones, and calls back after each cell with the count of cells so far. */
export function createCorrelator(onCell: (cells: number) => void) {
  const sums: Sums = {
    markI: emptyRing(),
    markQ: emptyRing(),
    spaceI: emptyRing(),
    spaceQ: emptyRing(),
    energy: emptyRing(),
    heard: emptyRing(),
  };
  const { markI, markQ, spaceI, spaceQ, energy, heard } = sums;
  /** Direct current as tracked so far. In an array, so that no number is allocated for each sample. */
  const direct = new Float64Array(1);
  let [step, inCell, cells] = [0, 0, 0];
  /** Index of the cell being heard. */
  let at = indexOf(1);

  function hear(byte: number): void {
    if (byte !== silence && byte !== otherSilence) add(byte);
    step += 1;
    if (step === stepsPerTurn) step = 0;
    inCell += 1;
    if (inCell === samplesPerCell) endCell();
  }

  function add(byte: number): void {
    const sample = muLawSamples[byte] as number;
    const base = (direct[0] as number) + settling * (sample - (direct[0] as number));
    const wave = sample - base;
    direct[0] = base;
    (markI[at] as number) += wave * (markCosines[step] as number);
    (markQ[at] as number) += wave * (markSines[step] as number);
    (spaceI[at] as number) += wave * (spaceCosines[step] as number);
    (spaceQ[at] as number) += wave * (spaceSines[step] as number);
    (energy[at] as number) += wave * wave;
    (heard[at] as number) += 1;
  }

  function endCell(): void {
    inCell = 0;
    cells += 1;
    const next = indexOf(cells + 1);
    markI[next] = markI[at] as number;
    markQ[next] = markQ[at] as number;
    spaceI[next] = spaceI[at] as number;
    spaceQ[next] = spaceQ[at] as number;
    energy[next] = energy[at] as number;
    heard[next] = heard[at] as number;
    at = next;
    onCell(cells);
  }

  return {
    sums,
    hear: (muLaw: Uint8Array) => {
      for (let sample = 0; sample < muLaw.length; sample += 1) hear(muLaw[sample] as number);
    },
    lose: (samples: number) => {
      for (let lost = 0; lost < samples; lost += 1) hear(silence);
    },
  };
}

/** A number for each of the cells that are kept. */
export function emptyRing(): Float64Array {
  return new Float64Array(ring);
}
