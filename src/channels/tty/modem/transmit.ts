import { type Baud, samplesPerSecond } from './baud.ts';
import { createModulator } from './create-modulator.ts';
import { encode } from './encode.ts';

interface TransmitOptions {
  readonly baud?: Baud;
}

/**
 * A whole transmission as µ-law at 8 kHz: 150 ms of mark, the text with its shifts, letters shift at the end, 300 ms of mark. Throws on a
 * character that TTYs lack.
 */
export function transmit(text: string, { baud = 45.45 }: TransmitOptions = {}): Uint8Array {
  const modulator = createModulator(encode(text), baud);
  const samples = new Uint8Array(modulator.samples);
  modulator.write(samples);
  return samples;
}

/** How long a text takes to transmit. Throws as `transmit` does. */
export function transmissionMs(text: string, { baud = 45.45 }: TransmitOptions = {}): number {
  return (createModulator(encode(text), baud).samples * 1000) / samplesPerSecond;
}
