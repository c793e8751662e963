import { type Baud, samplesPerSecond } from './baud.ts';
import { createModulator, type Modulator } from './modulator.ts';
import { encode } from './encode.ts';

interface TransmitOptions {
  readonly baud?: Baud;
}

/**
 * A whole transmission as µ-law at 8 kHz: 150 ms of mark, the text with its shifts, letters shift at the end, 300 ms of mark. Throws on a
 * character that TTYs lack.
 */
export function transmit(text: string, options?: TransmitOptions): Uint8Array {
  const transmission = createTransmission(text, options);
  const samples = new Uint8Array(transmission.samples);
  transmission.write(samples);
  return samples;
}

/** The same transmission, made block by block: a turn of 120 characters is 200 kB as a whole. */
export function createTransmission(text: string, { baud = 45.45 }: TransmitOptions = {}): Modulator {
  return createModulator(encode(text), baud);
}

/** How long a text takes to transmit. Throws as `transmit` does. */
export function transmissionMs(text: string, options?: TransmitOptions): number {
  return (createTransmission(text, options).samples * 1000) / samplesPerSecond;
}
