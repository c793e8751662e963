import type { Part, Spoken } from '../../prompts/spoken.ts';

/** The approximate speed of the carrier's voices. */
const wordsPerSecond = 2.6;

/** A run of characters without a space, from its first letter or digit on. */
const word = /[\p{L}\p{N}]\S*/gu;

/** How long a text takes to say, in seconds: its words and its pauses. */
export function speechSeconds(spoken: readonly Spoken[]): number {
  return spoken.map(secondsOf).reduce((sum, seconds) => sum + seconds, 0);
}

function secondsOf({ parts }: Spoken): number {
  const words = parts.map(wordsOf).join('').match(word)?.length ?? 0;
  const pausesMs = parts.reduce((sum, part) => sum + (part.kind === 'pause' ? part.ms : 0), 0);
  return words / wordsPerSecond + pausesMs / 1000;
}

function wordsOf(part: Part): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'slot':
      return part.spoken;
    case 'pause':
      return ' ';
  }
}
