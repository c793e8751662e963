import { type Baud, samplesPerSecond } from './baud.ts';
import { figureOf, figuresShift, letterOf, lettersShift } from './code-table.ts';
import { createEcho } from './echo.ts';
import { encode } from './encode.ts';
import { createFramer } from './framer.ts';
import { createGate } from './gate.ts';

export interface Receiver {
  /** Characters heard in this block (any length; '\b' is a backspace, '\r' and '\n' as sent). */
  receive(muLaw: Uint8Array): string;
  /** A block of samples that never arrived: an erasure. */
  lose(samples: number): string;
  /**
   * Our own transmission of a text begins to be played. What begins before the end of its last character is not the caller's. Many TTYs
   * share one shift state for both directions, and our transmissions end in letters: so does the receiver.
   */
  type(text: string): void;
  /** Our own transmission is over, or was cut off. */
  hush(): void;
}

/** Hears TTY typing in µ-law at 8 kHz. A space does not end figures, nor does a gap. The echo of our own typing is left out. */
export function createReceiver({ baud = 45.45 }: { readonly baud?: Baud } = {}): Receiver {
  let shift = letterOf;
  let heard = '';
  let samples = 0;
  /** From here on the caller may type. */
  let turnMs = 0;
  const echo = createEcho(baud);
  const framer = createFramer(baud, createGate(baud, take));

  function take(code: number, startMs: number): void {
    if (echo.repeats(code, startMs) || startMs < turnMs) return;
    if (code === lettersShift) shift = letterOf;
    else if (code === figuresShift) shift = figureOf;
    else heard += shift[code] ?? '';
  }

  function collect(more: number): string {
    samples += more;
    const text = heard;
    heard = '';
    return text;
  }

  function readTime(): number {
    return (samples * 1000) / samplesPerSecond;
  }

  return {
    receive(muLaw) {
      framer.hear(muLaw);
      return collect(muLaw.length);
    },
    lose(lost) {
      framer.lose(lost);
      return collect(lost);
    },
    type(text) {
      turnMs = echo.send(encode(text), readTime());
      shift = letterOf;
    },
    hush() {
      turnMs = Math.min(turnMs, readTime());
      echo.cut(readTime());
    },
  };
}
