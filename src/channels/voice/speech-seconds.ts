import type { Part, Spoken } from '../../prompts/spoken.ts';

/** About as fast as the carrier's voices speak. */
const wordsPerSecond = 2.6;

/** Whatever stands between spaces, without the signs before it. */
const word = /[\p{L}\p{N}]\S*/gu;

/** How long it takes to say something, in seconds: its words, and the pauses between them. */
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
