import type { Part } from '../spoken.ts';

const pause: Part = { kind: 'pause', ms: 1000 };

/** The blank after a sentence; not after a lone letter, as in "P.O. Box". */
const sentenceEnd = /(?<=[.?!])(?<!(?<!\p{L})\p{L}\.)\s+/u;

/** A text with a pause after each sentence but the last, for a relay operator who types along. */
export function pauseAfterSentences(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => (part.kind === 'text' ? separate(part.text.split(sentenceEnd)) : [part]));
}

function separate(sentences: readonly string[]): Part[] {
  const parts = sentences.flatMap((text): Part[] => [pause, { kind: 'text', text }]).slice(1);
  return parts.filter((part) => part.kind !== 'text' || part.text !== '');
}
