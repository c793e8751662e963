import type { Baud } from './baud.ts';
import { figureOf, figuresShift, letterOf, lettersShift } from './code-table.ts';
import { createFramer } from './framer.ts';
import { createGate } from './gate.ts';

export interface Receiver {
  /** Characters heard in this block (any length; '\b' is a backspace, '\r' and '\n' as sent). */
  receive(muLaw: Uint8Array): string;
  /** A block of samples that never arrived: an erasure. */
  lose(samples: number): string;
  /** Drops half a character and keeps the shift: after our own transmission. */
  mute(): void;
  /** Our transmission ended in letters, and many TTYs share one shift state for both directions: sets the receiver to letters. */
  toLetters(): void;
}

/** Hears TTY typing in µ-law at 8 kHz. A space does not end figures, nor does a gap. */
export function createReceiver({ baud = 45.45 }: { readonly baud?: Baud } = {}): Receiver {
  let shift = letterOf;
  let heard = '';
  const framer = createFramer(baud, createGate(baud, take));

  function take(code: number): void {
    if (code === lettersShift) shift = letterOf;
    else if (code === figuresShift) shift = figureOf;
    else heard += shift[code] ?? '';
  }

  function collect(): string {
    const text = heard;
    heard = '';
    return text;
  }

  return {
    receive: (muLaw) => {
      framer.hear(muLaw);
      return collect();
    },
    lose: (samples) => {
      framer.lose(samples);
      return collect();
    },
    mute: framer.mute,
    toLetters: () => {
      shift = letterOf;
    },
  };
}
