import { type Baud, samplesPerSecond } from './baud.ts';
import { createConcealed } from './concealed.ts';
import { figureOf, figuresShift, letterOf, lettersShift } from './code-table.ts';
import { createEcho } from './echo.ts';
import { encode } from './encode.ts';
import { createFramer } from './framer.ts';
import { type Character, createGate } from './gate.ts';

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
  /**
   * A key of a telephone was pressed: its tones are no characters, and change no shift. Returns how many characters it spoiled that were
   * told already.
   */
  press(): number;
}

/** A character that was told, or a shift. */
interface Told extends Character {
  /** The shift before it. */
  readonly shift: typeof letterOf;
  readonly characters: number;
}

/**
 * The carrier tells of a key when it has heard it: up to this long after its tones began, and before they end. What was heard meanwhile
 * as clear as this lies before the tones.
 */
const key = { longestMs: 400, restMs: 100, clearShare: 0.8 };

/** Hears TTY typing in µ-law at 8 kHz. A space does not end figures, nor does a gap. The echo of our own typing is left out. */
export function createReceiver({ baud = 45.45 }: { readonly baud?: Baud } = {}): Receiver {
  let shift = letterOf;
  let heard = '';
  let samples = 0;
  /** From here on the caller may type. */
  let turnMs = 0;
  /** The latest codes, which a key may have spoiled. */
  let told: readonly Told[] = [];
  const echo = createEcho(baud);
  const isConcealed = createConcealed();
  const framer = createFramer(baud, createGate(baud, take));

  function take(character: Character): void {
    const { code, startMs } = character;
    if (echo.repeats(character) || startMs < turnMs) return;
    const text = isShift(code) ? '' : (shift[code] ?? '');
    const recent = told.filter((one) => one.startMs > startMs - 2 * key.longestMs);
    told = [...recent, { ...character, shift, characters: text.length }];
    if (isShift(code)) shift = code === lettersShift ? letterOf : figureOf;
    heard += text;
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
      if (isConcealed(muLaw)) framer.lose(muLaw.length);
      else framer.hear(muLaw);
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
    press() {
      const nowMs = readTime();
      const spoiled = told.filter(({ startMs, share }) => startMs > nowMs - key.longestMs && share < key.clearShare);
      shift = spoiled[0]?.shift ?? shift;
      told = [];
      turnMs = Math.max(turnMs, nowMs + key.restMs);
      return spoiled.reduce((count, { characters }) => count + characters, 0);
    },
  };
}

function isShift(code: number): boolean {
  return code === lettersShift || code === figuresShift;
}
