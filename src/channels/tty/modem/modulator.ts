import { type Baud, samplesPerSecond } from './baud.ts';
import { toMuLaw } from './mu-law.ts';
import { markStep, sines, spaceStep, stepsPerTurn } from './tones.ts';

export interface Modulator {
  readonly samples: number;
  /** Writes the next samples into the block, and returns how many: fewer than fit at the end, then 0. */
  write(block: Uint8Array): number;
}

/** Mark before the first character. */
export const leadMarkMs = 150;
/** Mark after the last. */
export const tailMarkMs = 300;
/** Start, five data bits, two stop bits. */
export const bitsPerCode = 8;
/** −14 dBm0: a sine at the top of µ-law's range is +3.14 dBm0. */
const amplitude = 32_768 * 10 ** ((-14 - 3.14) / 20);
const muLawSines = Uint8Array.from(sines, (sine) => toMuLaw(amplitude * sine));

/** Codes as phase-continuous FSK in µ-law: lead mark, the codes with two stop bits each, tail mark (ITU-T V.18, test X-01). */
export function createModulator(codes: Uint8Array, baud: Baud): Modulator {
  const start = toSamples(leadMarkMs);
  const end = start + Math.round((codes.length * bitsPerCode * samplesPerSecond) / baud);
  const samples = end + toSamples(tailMarkMs);
  let at = 0;
  let phase = 0;

  /** The tone at a sample, and the sample at which it ends. */
  function stepUntil(sample: number): readonly [step: number, until: number] {
    if (sample < start) return [markStep, start];
    if (sample >= end) return [markStep, samples];
    const bit = Math.floor(((sample - start + 0.5) * baud) / samplesPerSecond);
    const until = start + Math.round(((bit + 1) * samplesPerSecond) / baud);
    return [isMark(codes, bit) ? markStep : spaceStep, until];
  }

  function write(block: Uint8Array): number {
    const from = at;
    while (at < samples && at - from < block.length) {
      const [step, until] = stepUntil(at);
      const stop = Math.min(until, from + block.length);
      for (; at < stop; at += 1) {
        block[at - from] = muLawSines[phase] ?? 0xff;
        phase = (phase + step) % stepsPerTurn;
      }
    }
    return at - from;
  }

  return { samples, write };
}

function isMark(codes: Uint8Array, bit: number): boolean {
  const position = bit % bitsPerCode;
  if (position === 0) return false;
  return position > 5 || (((codes[Math.floor(bit / bitsPerCode)] ?? 0) >> (position - 1)) & 1) === 1;
}

function toSamples(ms: number): number {
  return (ms * samplesPerSecond) / 1000;
}
