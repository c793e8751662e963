import type { Spoken } from '../../../src/prompts/spoken.ts';

/** A word as it is spoken: a number read digit by digit has as many words as digits, and other numbers are counted so too. */
const word = /\p{L}[\p{L}’'-]*|\d/gu;

/** The words of a text, as a caller hears them one by one. */
export function heardWords(text: string): string[] {
  return text.match(word) ?? [];
}

/** What a voice says, as text. */
export function toAloud(spoken: readonly Spoken[]): string {
  const parts = spoken.flatMap((one) => one.parts);
  return parts
    .map((part) => {
      if (part.kind === 'pause') return ' ';
      return part.kind === 'slot' ? part.spoken : part.text;
    })
    .join('');
}

/** What is heard, one after the other: words, and pauses and tones in milliseconds. */
export type Beat = string | number;

interface UntilHeard {
  readonly words: number;
  readonly soundlessMs: number;
}

/** What is heard until a sentence has been said to its end; undefined where it is not said. */
export function countUntil(sentence: readonly string[], beats: readonly Beat[]): UntilHeard | undefined {
  const words = beats.filter((beat) => typeof beat === 'string');
  const start = words.findIndex((_, index) => sentence.every((one, offset) => words[index + offset] === one));
  if (start === -1) return undefined;
  const counted = { words: 0, soundlessMs: 0 };
  for (const beat of beats) {
    if (counted.words === start + sentence.length) break;
    if (typeof beat === 'string') counted.words++;
    else counted.soundlessMs += beat;
  }
  return counted;
}
