import type { Vocabulary } from '../dialogue/vocabulary.ts';
import { editDistance } from '../text/edit-distance.ts';

/**
 * Turns a mistyped phrase into the phrase that was meant, where only one is near; else returns it unchanged. Words of the menu (`shown`)
 * are no slips, and no phrase becomes a number. All are written as by `normalise`.
 */
export function mendWords(typed: string, vocabulary: Vocabulary, shown: ReadonlySet<string>): string {
  const parts = typed.split(' ');
  if (vocabulary.has(typed) || parts.every((word) => shown.has(word))) return typed;
  const phrases = [...vocabulary].filter(([, meaning]) => !('key' in meaning)).map(([phrase]) => phrase);
  const words = new Set([...phrases.flatMap((phrase) => phrase.split(' ')), ...shown]);
  const mended = parts.map((word) => (words.has(word) ? word : (findMeant(word, [...words]) ?? word))).join(' ');
  if (vocabulary.has(mended)) return mended;
  // In a sentence that is no phrase a mended word would say what nobody meant.
  return findMeant(mended, phrases) ?? (parts.length <= mostLooseWords ? mended : typed);
}

/** So few words are a label or a part of one. */
const mostLooseWords = 2;

/** The only nearest candidate. Short words are near to too many others and are not mended. */
function findMeant(typed: string, candidates: readonly string[]): string | undefined {
  const limit = slipsIn(typed);
  const near = candidates
    .filter((candidate) => slipsIn(candidate) > 0 && Math.abs(candidate.length - typed.length) <= limit)
    .map((candidate) => ({ candidate, distance: editDistance(typed, candidate) }))
    .filter(({ distance }) => distance <= limit);
  const least = Math.min(...near.map(({ distance }) => distance));
  const [nearest, ...others] = near.filter(({ distance }) => distance === least);
  return others.length === 0 ? nearest?.candidate : undefined;
}

/** How many slips of the finger are mended in a word. */
function slipsIn({ length }: string): number {
  if (length < 4) return 0;
  return length < 6 ? 1 : 2;
}
