import { editDistance } from './edit-distance.ts';

/** The candidate nearest to a mistyped word by edit distance; undefined where none is near, or has nothing of the word. */
export function findClosest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate);
    const isOther = distance >= Math.max(word.length, candidate.length);
    if (!isOther && distance <= limit && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate;
}
