import type { LanguageWords } from './compile-lexicon.ts';

/** What stands after the first word that joins it to what is said before: "I'm a father and I need to see my payments". */
export function findJoined(words: readonly string[], { joining }: LanguageWords): string[] {
  const at = words.findIndex((word) => joining.has(word));
  return at > 0 ? words.slice(at + 1) : [];
}
