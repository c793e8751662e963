import { toMuLaw } from '../../../src/channels/tty/modem/mu-law.ts';

export interface Spoiling {
  /** White Gaussian noise, 0–4 kHz, against the power of the sound where there is any. */
  readonly snrDb?: number;
  /** Part of all 20 ms frames that are lost. */
  readonly loss?: number;
  /** What a network puts in their place: zeros where it is left out, quiet noise, the last frame once more, or nothing at all. */
  readonly concealment?: Concealment;
  readonly gainDb?: number;
}

/** The ways in which networks fill gaps. */
type Concealment = 'zeros' | 'quiet noise' | 'last frame again' | 'cut out';

const frame = 160;
/** Comfort noise: −60 dBFS. */
const quiet = 32.8;

/** What is left of a sound at the far end, as µ-law: 0.5 s before it and 1 s after it, the same for the same seed. */
export function spoil(clean: ArrayLike<number>, spoiling: Spoiling, seed: number): Uint8Array {
  const { snrDb = Infinity, gainDb = 0 } = spoiling;
  const random = createRandom(seed);
  const noise = Math.sqrt(powerOf(clean) / 10 ** (snrDb / 10));
  const gain = 10 ** (gainDb / 20);
  // The sound begins anywhere within a frame.
  const before = 4000 + Math.floor(random() * frame);
  const frames: Uint8Array[] = [];
  for (let from = 0; from < before + clean.length + 8000; from += frame) {
    const isLost = random() < (spoiling.loss ?? 0);
    const heard = Float64Array.from({ length: frame }, (_, at) => {
      const sample = clean[from + at - before] ?? 0;
      return gain * (noise === 0 ? sample : sample + noise * gaussian(random));
    });
    if (isLost) frames.push(...conceal(frames.at(-1), spoiling.concealment, random));
    else frames.push(Uint8Array.from(heard, toMuLaw));
  }
  return Buffer.concat(frames);
}

function conceal(last: Uint8Array | undefined, how: Concealment = 'zeros', random: () => number): Uint8Array[] {
  switch (how) {
    case 'zeros':
      return [new Uint8Array(frame).fill(toMuLaw(0))];
    case 'quiet noise':
      return [Uint8Array.from({ length: frame }, () => toMuLaw(quiet * gaussian(random)))];
    case 'last frame again':
      return [last ?? new Uint8Array(frame).fill(toMuLaw(0))];
    case 'cut out':
      return [];
  }
}

/** Numbers in 0…1 from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e_37_79_b1);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function powerOf(samples: ArrayLike<number>): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < samples.length; at += 1) {
    const sample = samples[at] ?? 0;
    sum += sample * sample;
    if (sample !== 0) count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
