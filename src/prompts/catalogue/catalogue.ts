import { detachedText } from '../../text/detached-text.ts';
import { languages, type Language } from '../../text/language.ts';
import type { Question } from '../../dialogue/output.ts';
import { normalise } from '../../text/normalise.ts';
import type { Vocabulary } from '../../dialogue/vocabulary.ts';
import { asTyped } from './label-of.ts';
import { createLabels } from './labels.ts';
import { nameQuestion } from './name-question.ts';
import { createSpeak } from './speak.ts';
import { createCompose, createType } from './type.ts';
import type { Directory } from './directory.ts';
import { createFindLibraries } from './find-libraries.ts';
import { createFindOffices } from './find-offices.ts';
import { listPhrases, type Phrase } from './list-phrases.ts';
import { signs, type Catalogue, type Sign } from '../prompts.ts';
import { writeWithBreaks, writeParts } from './to-text.ts';
import { toTtyText } from './tty-text.ts';
import { compileLexicon, type LanguageWords } from '../../understanding/compile-lexicon.ts';
import { createHearing, type Hearing, takesErrands } from '../../understanding/hearing.ts';
import { find, type Wordings } from './wording.ts';
import type { Lexicon, Sentences } from '../../understanding/lexicon.ts';

/** The limits of the carrier's recogniser: number of hints, and characters of each. */
const [mostHints, longestHint] = [500, 100];

export interface CatalogueSources {
  readonly wordings: Wordings;
  readonly lexicons: ReadonlyMap<Language, Lexicon>;
  readonly sentences: ReadonlyMap<Language, Sentences>;
}

interface Understood {
  readonly vocabulary: Vocabulary;
  readonly hints: readonly string[];
  /** Made ready with the first words that are said: who presses keys never waits for it. */
  readonly hear: () => Hearing;
}

/** The catalogue of checked wording. Phrases are listed once for each question: flows have a limited number. Picks come from records and are listed each time; so is the question for a card, which is another one each time. */
export function createCatalogue(
  { wordings, lexicons, sentences }: CatalogueSources,
  { counties, libraries }: Directory,
): Catalogue {
  const questions = new Map<string, Understood>();
  const words = new Map(
    [...lexicons].map(([language, lexicon]) => [language, compileLexicon(lexicon, find(sentences, language))]),
  );

  const learnSoon = createLearnSoon([...words.values()]);
  const type = createType(wordings);

  function understand(language: Language, question: Question): Understood {
    const list = () => {
      const phrases = listPhrases({ wordings, counties, libraries }, language, question);
      const vocabulary = toVocabulary(phrases);
      let hearing: Hearing | undefined;
      const hear = () => (hearing ??= createHearing(question, language, vocabulary, find(words, language)));
      return {
        vocabulary,
        hints: toHints([
          ...phrases.map(([phrase]) => phrase),
          ...(takesErrands(question) ? listShort(find(sentences, language)) : []),
        ]),
        hear,
      };
    };
    if (question.kind === 'pick' || question.kind === 'card') return list();
    const key = language + nameQuestion(question);
    const understood = questions.get(key) ?? list();
    questions.set(key, understood);
    return understood;
  }

  /** The same list for the same question: what is made of it once need not be made again. */
  const ofAll = new Map<string, readonly string[]>();

  function hintsOfAll(language: Language, question: Question): readonly string[] {
    const key = language + nameQuestion(question);
    const known = ofAll.get(key);
    if (known) return known;
    const all = [language, ...[...words.keys()].filter((other) => other !== language)];
    const share = mostHints / all.length;
    const hints = [...new Set(all.flatMap((each) => understand(each, question).hints.slice(0, share)))];
    ofAll.set(key, hints);
    return hints;
  }

  return {
    findOffices: createFindOffices(counties),
    findLibraries: createFindLibraries(libraries),
    speak: createSpeak(wordings),
    type: (output) => {
      learnSoon();
      return type(output);
    },
    compose: createCompose(wordings),
    labels: createLabels(wordings, asTyped, toTtyText),
    signs: createSigns(wordings),
    write(language, letter, slots) {
      const { subject, text } = find(find(wordings, language).letters, letter);
      return { subject: writeParts(subject()), text: `${writeWithBreaks(text(slots))}\n` };
    },
    text: (language, name, slots) => writeParts(find(find(wordings, language).texts, name)(slots)),
    vocabulary: (language, question) => understand(language, question).vocabulary,
    hints: (language, question) => {
      learnSoon();
      return asksForLanguage(question) ? hintsOfAll(language, question) : understand(language, question).hints;
    },
    hearings: (language, question) =>
      [language, ...languages.filter((other) => other !== language && words.has(other))].map((each) =>
        understand(each, question).hear(),
      ),
  };
}

function createSigns(wordings: Wordings): Catalogue['signs'] {
  return (language) => {
    const wording = find(wordings, language);
    const written = signs.map((sign) => [sign, toTtyText(writeParts(find(wording.signs, sign)()))] as const);
    return Object.fromEntries(written) as Record<Sign, string>;
  };
}

/** The first words come some seconds after the first question that is asked in speech or in writing: until then the sentences are learned, bit by bit between turns. */
function createLearnSoon(all: readonly LanguageWords[]): () => void {
  let begun = false;
  const learn = () => {
    if (all.some(({ sentences }) => sentences.learnMore())) setImmediate(learn).unref();
  };
  return () => {
    if (!begun) setImmediate(learn).unref();
    begun = true;
  };
}

/** Where two phrases are equal, the first counts. */
function toVocabulary(phrases: readonly Phrase[]): Vocabulary {
  return new Map(phrases.map(([phrase, meaning]) => [normalise(phrase), meaning] as const).toReversed());
}

/** Whether languages are chosen here: nobody knows yet in which one the caller speaks. */
function asksForLanguage(question: Question): boolean {
  return question.kind === 'choice' && Object.values(question.options).some(({ language }) => language !== undefined);
}

function toHints(phrases: readonly string[]): string[] {
  const said = phrases.filter((phrase) => /\p{L}/u.test(phrase) && phrase.length <= longestHint);
  return [...new Set(said)].slice(0, mostHints);
}

/** Hints for what callers say in few words: a recogniser needs the words, and each answer carries them. */
const [mostWords, mostOfMeaning] = [3, 4];

function listShort(sentences: Sentences): string[] {
  return [...sentences].flatMap(([meaning, said]) =>
    meaning.includes('.')
      ? []
      : said
          .filter((one) => one.split(' ').length <= mostWords)
          .slice(0, mostOfMeaning)
          .map(detachedText),
  );
}
