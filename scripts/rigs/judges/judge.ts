import type { Baud } from '../../../src/channels/tty/modem/baud.ts';

/** A TTY that others made. Each judge names its own limits. */
export interface Judge<Options extends Speaking = Speaking> {
  readonly name: string;
  /** Samples at 8 kHz, −32768…32767, of a text being typed. */
  readonly speak: (text: string, options?: Options) => Int16Array;
  /** The text in µ-law at 8 kHz. */
  readonly hear: (muLaw: Uint8Array, options?: { readonly baud?: Baud }) => string;
}

export interface Speaking {
  readonly baud?: number;
}
