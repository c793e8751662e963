import type { Command } from '../dialogue/vocabulary.ts';
import { denyWords, type Denial } from './deny-words.ts';
import { type KnownSentences, learnSentences } from './learn-sentences.ts';
import type { Lexicon, Sentences } from './lexicon.ts';
import { createPhraseSet, leaveOut, type PhraseSet } from './phrase-set.ts';
import type { NumberWords } from './read-number.ts';
import { readFeatures } from './read-features.ts';
import { splitWords } from './split-words.ts';
import { createReadFamilies } from './word-families.ts';

/** The words of a language, made ready once: every sentence is read with them. */
export interface LanguageWords {
  readonly answers: Readonly<Record<'yes' | 'no' | 'closing' | 'thanks', PhraseSet>>;
  /** Fillers and courtesy. */
  readonly idle: PhraseSet;
  readonly choosing: ReadonlySet<string>;
  readonly numbers: NumberWords;
  readonly places: ReadonlyMap<string, number>;
  readonly soundAlike: ReadonlyMap<string, string>;
  readonly last: ReadonlySet<string>;
  readonly years: { readonly this: PhraseSet; readonly last: PhraseSet };
  readonly denial: Denial;
  readonly correcting: PhraseSet;
  readonly joining: ReadonlySet<string>;
  /** Whether telling words ask for a person, in any order. */
  readonly asksForPerson: (telling: readonly string[]) => boolean;
  readonly alone: ReadonlyMap<Command, PhraseSet>;
  readonly within: ReadonlyMap<Command, PhraseSet>;
  readonly lexicon: Lexicon;
  /** A sentence without idle words. */
  readonly strip: (words: readonly string[]) => string[];
  /** The words of a sentence as their families stand for them. */
  readonly readFamilies: (words: readonly string[]) => string[];
  /** The telling words of a sentence, each with what denies it. */
  readonly readTelling: (words: readonly string[]) => string[];
  readonly sentences: KnownSentences;
}

export function compileLexicon(lexicon: Lexicon, sentences: Sentences): LanguageWords {
  const idle = createPhraseSet([...lexicon.fillers, ...lexicon.courtesy]);
  const readFamilies = createReadFamilies(lexicon.same);
  const denial: Denial = {
    not: wordsOf(lexicon.not),
    wish: wordsOf(lexicon.wish),
    turn: wordsOf(lexicon.turn),
    small: wordsOf(lexicon.small),
  };
  const strip = (words: readonly string[]) => leaveOut(words, idle);
  const readTelling = (words: readonly string[]) => denyWords(readFamilies(words), denial);
  const readSentence = (words: readonly string[]) =>
    readFeatures(words, readFamilies(words), readTelling(strip(words)));
  const persons = (lexicon.within.get('agent') ?? [])
    .map((phrase) => [...new Set(readTelling(strip(splitWords(phrase))))])
    .filter(({ length }) => length > 0);
  return {
    answers: {
      yes: createPhraseSet(lexicon.yes),
      no: createPhraseSet(lexicon.no),
      closing: createPhraseSet(lexicon.closing),
      thanks: createPhraseSet(lexicon.thanks),
    },
    idle,
    choosing: new Set(lexicon.choosing.flatMap(splitWords)),
    numbers: numbersOf(lexicon),
    places: valuesOf(lexicon.places),
    soundAlike: new Map([...valuesOf(lexicon.soundAlike)].map(([word, value]) => [word, String(value)])),
    last: wordsOf(lexicon.last),
    years: { this: createPhraseSet(lexicon.thisYear), last: createPhraseSet(lexicon.lastYear) },
    denial,
    correcting: createPhraseSet(lexicon.correcting),
    joining: wordsOf(lexicon.joining),
    asksForPerson: (telling) => persons.some((phrase) => phrase.every((word) => telling.includes(word))),
    alone: mapSets(lexicon.alone, (words) => words),
    within: mapSets(lexicon.within, readFamilies),
    lexicon,
    strip,
    readFamilies,
    readTelling,
    sentences: learnSentences(sentences, readSentence),
  };
}

function wordsOf(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.map((phrase) => splitWords(phrase).join(' ')));
}

function valuesOf(lists: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  return new Map(
    [...lists].flatMap(([value, words]) => words.map((word) => [splitWords(word).join(' '), Number(value)])),
  );
}

function numbersOf({ numbers, withinNumbers, twice, thrice }: Lexicon): NumberWords {
  const repeats = [twice, thrice].flatMap((words, index) => words.map((word) => [word, index + 2] as const));
  return { values: valuesOf(numbers), between: wordsOf(withinNumbers), repeats: new Map(repeats) };
}

function mapSets(
  lists: ReadonlyMap<Command, readonly string[]>,
  read: (words: readonly string[]) => readonly string[],
): ReadonlyMap<Command, PhraseSet> {
  return new Map(
    [...lists].map(([name, phrases]) => [
      name,
      createPhraseSet(phrases.map((phrase) => read(splitWords(phrase)).join(' '))),
    ]),
  );
}
