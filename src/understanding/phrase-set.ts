import { splitWords } from './split-words.ts';

/** Phrases that can be found at a place in a sentence. */
export interface PhraseSet {
  /** How many words the longest phrase that begins at a place has; 0 where none does. */
  lengthAt(words: readonly string[], at: number): number;
  has(words: readonly string[]): boolean;
}

export function createPhraseSet(phrases: readonly string[]): PhraseSet {
  const split = phrases.map(splitWords).filter(({ length }) => length > 0);
  const written = new Set(split.map((words) => words.join(' ')));
  const longest = new Map<string, number>();
  for (const words of split) longest.set(first(words), Math.max(longest.get(first(words)) ?? 0, words.length));
  return {
    lengthAt(words, at) {
      for (let length = longest.get(words[at] ?? '') ?? 0; length > 0; length--) {
        if (at + length <= words.length && written.has(words.slice(at, at + length).join(' '))) return length;
      }
      return 0;
    },
    has: (words) => written.has(words.join(' ')),
  };
}

function first([word = '']: readonly string[]): string {
  return word;
}

/** A sentence without the phrases of a set. */
export function leaveOut(words: readonly string[], set: PhraseSet): string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length;) {
    const length = set.lengthAt(words, at);
    if (length === 0) left.push(words[at] ?? '');
    at += Math.max(1, length);
  }
  return left;
}
