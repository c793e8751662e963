import { emptyRing, indexOf, type Sums } from './correlator.ts';

/** Parts of bits, by the index of the cell in which each begins. */
export interface Parts {
  readonly mark: Float64Array;
  readonly space: Float64Array;
  readonly heard: Float64Array;
  /** How long each is. */
  readonly cells: number;
  /** Works out the part that begins at a cell, once for all bits and frames that it is a part of; gives its index. */
  at(begin: number): number;
}

/** Energies of both tones in parts of so many cells, by the sample, and how many samples of them were heard. */
export function createParts({ markI, markQ, spaceI, spaceQ, heard: heardSum }: Sums, cells: number): Parts {
  const [mark, space, heard] = [emptyRing(), emptyRing(), emptyRing()];
  const workedOut = emptyRing().fill(-1);

  function workOut(begin: number, from: number): void {
    const to = indexOf(begin + cells);
    const samples = (heardSum[to] as number) - (heardSum[from] as number);
    workedOut[from] = begin;
    heard[from] = samples;
    mark[from] = samples === 0 ? 0 : energyOf(markI, markQ, from, to) / samples;
    space[from] = samples === 0 ? 0 : energyOf(spaceI, spaceQ, from, to) / samples;
  }

  return {
    mark,
    space,
    heard,
    cells,
    at(begin) {
      const index = indexOf(begin);
      if (workedOut[index] !== begin) workOut(begin, index);
      return index;
    },
  };
}

function energyOf(inPhase: Float64Array, quadrature: Float64Array, from: number, to: number): number {
  const i = (inPhase[to] as number) - (inPhase[from] as number);
  const q = (quadrature[to] as number) - (quadrature[from] as number);
  return i * i + q * q;
}
