import { toMuLaw } from '../../../src/channels/tty/modem/mu-law.ts';

export interface Spoiling {
  /** White Gaussian noise, 0–4 kHz, against the power of the sound where there is any. */
  readonly snrDb?: number;
  /** Part of all 20 ms frames that are lost: they arrive as zeros. */
  readonly loss?: number;
  readonly gainDb?: number;
}

const frame = 160;

/** What is left of a sound at the far end, as µ-law: 0.5 s before it and 1 s after it, the same for the same seed. */
export function spoil(
  clean: ArrayLike<number>,
  { snrDb = Infinity, loss = 0, gainDb = 0 }: Spoiling,
  seed: number,
): Uint8Array {
  const random = createRandom(seed);
  const noise = Math.sqrt(powerOf(clean) / 10 ** (snrDb / 10));
  const gain = 10 ** (gainDb / 20);
  // The sound begins anywhere within a frame.
  const before = 4000 + Math.floor(random() * frame);
  const muLaw = new Uint8Array(before + clean.length + 8000);
  let lost = false;
  for (let at = 0; at < muLaw.length; at += 1) {
    if (at % frame === 0) lost = random() < loss;
    const heard = (clean[at - before] ?? 0) + (noise === 0 ? 0 : noise * gaussian(random));
    muLaw[at] = toMuLaw(lost ? 0 : gain * heard);
  }
  return muLaw;
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
