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

/** How many words are heard until a sentence has been said to its end; undefined where it is not said. */
export function countUntil(sentence: readonly string[], heard: readonly string[]): number | undefined {
  const start = heard.findIndex((_, index) => sentence.every((one, offset) => heard[index + offset] === one));
  return start === -1 ? undefined : start + sentence.length;
}
