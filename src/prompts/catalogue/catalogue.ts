import { languages, type Language } from '../../text/language.ts';
import type { Question } from '../../dialogue/output.ts';
import { normalise } from '../../text/normalise.ts';
import type { Vocabulary } from '../../dialogue/vocabulary.ts';
import { createLabels } from './labels.ts';
import { createSpeak } from './speak.ts';
import { createType } from './type.ts';
import type { Directory } from './directory.ts';
import { createFindOffices } from './find-offices.ts';
import { listPhrases, type Phrase, type PhraseSources } from './list-phrases.ts';
import { signs, type Catalogue, type Sign } from '../prompts.ts';
import { writeWithBreaks, writeParts } from './to-text.ts';
import { toTtyText } from './tty-text.ts';
import { compileLexicon } from '../../understanding/compile-lexicon.ts';
import type { Lexicon } from '../../understanding/lexicon.ts';
import { createHearing, type Hearing } from '../../understanding/hearing.ts';
import { find, type Wordings } from './wording.ts';

/** The limits of the carrier's recogniser: number of hints, and characters of each. */
const [mostHints, longestHint] = [500, 100];

interface Understood {
  readonly vocabulary: Vocabulary;
  readonly hints: readonly string[];
  /** Made ready with the first words that are said: who presses keys never waits for it. */
  readonly hear: () => Hearing;
}

/** The catalogue of checked wording. Phrases are listed once for each question: flows have a limited number. Picks come from records and are listed each time. */
export function createCatalogue(
  { wordings, lexicons }: Omit<PhraseSources, 'counties'>,
  { counties }: Directory,
): Catalogue {
  const questions = new Map<string, Understood>();
  const words = new Map([...lexicons].map(([language, lexicon]) => [language, compileLexicon(lexicon)]));

  function understand(language: Language, question: Question): Understood {
    const list = () => {
      const phrases = listPhrases({ wordings, lexicons, counties }, language, question);
      const vocabulary = toVocabulary(phrases);
      let hearing: Hearing | undefined;
      const hear = () => (hearing ??= createHearing(question, language, vocabulary, find(words, language)));
      return { vocabulary, hints: toHints(phrases, find(lexicons, language)), hear };
    };
    if (question.kind === 'pick') return list();
    const key = JSON.stringify([language, question]);
    const understood = questions.get(key) ?? list();
    questions.set(key, understood);
    return understood;
  }

  return {
    findOffices: createFindOffices(counties),
    speak: createSpeak(wordings),
    type: createType(wordings),
    labels: createLabels(wordings),
    signs: createSigns(wordings),
    write(language, letter, slots) {
      const { subject, text } = find(find(wordings, language).letters, letter);
      return { subject: writeParts(subject()), text: `${writeWithBreaks(text(slots))}\n` };
    },
    vocabulary: (language, question) => understand(language, question).vocabulary,
    hints: (language, question) => {
      const own = understand(language, question).hints;
      if (!asksForLanguage(question)) return own;
      const others = [...words.keys()].filter((other) => other !== language);
      const all = others.flatMap((other) => understand(other, question).hints.slice(0, mostHints / 2));
      return [...new Set([...own.slice(0, mostHints / 2), ...all])];
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

function isSaid(head: string, forms: readonly string[]): boolean {
  return forms.some((form) => head.startsWith(normalise(form.replace('*', ''))));
}

/** Where two phrases are equal, the first counts. */
function toVocabulary(phrases: readonly Phrase[]): Vocabulary {
  return new Map(phrases.map(([phrase, meaning]) => [normalise(phrase), meaning] as const).toReversed());
}

/** Whether languages are chosen here: nobody knows yet in which one the caller speaks. */
function asksForLanguage(question: Question): boolean {
  return question.kind === 'choice' && Object.values(question.options).some(({ language }) => language !== undefined);
}

/** A recogniser is not to expect the names of families, which nobody says. */
function toHints(phrases: readonly Phrase[], { same }: Lexicon): string[] {
  const unsaid = new Set([...same].filter(([head, forms]) => !isSaid(head, forms)).map(([head]) => head));
  const said = phrases.map(([phrase]) => phrase).filter((phrase) => /\p{L}/u.test(phrase));
  const hints = new Set(said.filter((phrase) => !phrase.split(' ').some((word) => unsaid.has(word))));
  return [...hints].filter((phrase) => phrase.length <= longestHint).slice(0, mostHints);
}
