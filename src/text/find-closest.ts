import { editDistance } from './edit-distance.ts';

/** The candidate nearest to a mistyped word by edit distance, or the same in other case; undefined where none is near, or has nothing of the word. */
export function findClosest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const all = [...candidates];
  const same = all.find((one) => one.toLowerCase() === word.toLowerCase());
  if (same !== undefined) return same;
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of all) {
    const distance = editDistance(word, candidate);
    const isOther = distance >= Math.max(word.length, candidate.length);
    if (!isOther && distance <= limit && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate;
}
