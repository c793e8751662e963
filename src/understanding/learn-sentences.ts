import { type Example, type FindLikely, learnMeanings } from './learn-meanings.ts';
import type { Sentences } from './lexicon.ts';
import { splitWords } from './split-words.ts';

/** What a language knows of whole sentences. It is made ready with the first words that are said: who presses keys never waits for it. */
export interface KnownSentences {
  /** Gets ready for words, for a few milliseconds at most. False once all is ready. */
  readonly learnMore: () => boolean;
  /** The meanings under which a sentence stands among them. */
  readonly meaningsOf: (words: readonly string[]) => readonly string[];
  /** How many of these words stand among them. */
  readonly countKnown: (words: readonly string[]) => number;
  /** How probable each possible meaning of any sentence is. */
  readonly findLikely: (words: readonly string[], isPossible: (meaning: string) => boolean) => ReturnType<FindLikely>;
}

/** `read` gives the features of a sentence. */
export function learnSentences(
  sentences: Sentences,
  read: (words: readonly string[]) => readonly string[],
): KnownSentences {
  const known = new Map<string, Set<string>>();
  const vocabulary = new Set<string>();
  let isRead = false;
  const learner = learnMeanings(readAll());

  function* readAll(): Generator<Example> {
    for (const [meaning, all] of sentences) {
      for (const sentence of all) {
        const words = splitWords(sentence);
        for (const word of words) vocabulary.add(word);
        known.set(words.join(' '), (known.get(words.join(' ')) ?? new Set()).add(meaning));
        yield { meaning, features: read(words) };
      }
    }
    isRead = true;
  }

  function finishReading(): void {
    if (!isRead && learner.learnMore()) finishReading();
  }

  return {
    learnMore: learner.learnMore,
    meaningsOf(words) {
      finishReading();
      return [...(known.get(words.join(' ')) ?? [])];
    },
    countKnown(words) {
      finishReading();
      return words.filter((word) => vocabulary.has(word)).length;
    },
    findLikely: (words, isPossible) => learner.findLikely(read(words), isPossible),
  };
}
