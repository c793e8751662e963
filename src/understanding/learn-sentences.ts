import { type Example, type FindLikely, learnMeanings } from './learn-meanings.ts';
import type { Sentences } from './lexicon.ts';
import { splitWords } from './split-words.ts';

/** What a language knows of whole sentences. It is made ready with the first words that are said: who presses keys never waits for it. */
export interface KnownSentences {
  /** Gets ready for words for about a millisecond. False once all is ready. */
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
  const list = () => [...sentences].flatMap(([meaning, all]) => all.map((sentence) => ({ meaning, sentence })));
  const learner = learnMeanings(readAll(list, read));
  let known: ReadonlyMap<string, readonly string[]> | undefined;
  let vocabulary: ReadonlySet<string> | undefined;
  return {
    learnMore: learner.learnMore,
    meaningsOf: (words) => (known ??= groupBySentence(list())).get(words.join(' ')) ?? [],
    countKnown: (words) => {
      vocabulary ??= new Set(list().flatMap(({ sentence }) => splitWords(sentence)));
      return words.filter((word) => vocabulary?.has(word)).length;
    },
    findLikely: (words, isPossible) => learner.findLikely(read(words), isPossible),
  };
}

function* readAll(
  list: () => readonly Said[],
  read: (words: readonly string[]) => readonly string[],
): Generator<Example> {
  for (const { meaning, sentence } of list()) yield { meaning, features: read(splitWords(sentence)) };
}

interface Said {
  readonly meaning: string;
  readonly sentence: string;
}

function groupBySentence(said: readonly Said[]): ReadonlyMap<string, readonly string[]> {
  const bySentence = Map.groupBy(said, ({ sentence }) => splitWords(sentence).join(' '));
  return new Map([...bySentence].map(([words, all]) => [words, [...new Set(all.map(({ meaning }) => meaning))]]));
}
