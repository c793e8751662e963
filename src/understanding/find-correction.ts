import type { LanguageWords } from './compile-lexicon.ts';

/** What stands after the last words with which callers correct themselves: "payments, no wait, the court date". Undefined where nobody does. */
export function findCorrection(words: readonly string[], { correcting }: LanguageWords): string[] | undefined {
  for (let at = words.length - 1; at > 0; at--) {
    const length = correcting.lengthAt(words, at);
    if (length > 0 && at + length < words.length) return words.slice(at + length);
  }
  return undefined;
}
