import type { ChoiceQuestion, Question } from '../dialogue/output.ts';
import type { Language } from '../text/language.ts';
import type { Meaning, Vocabulary } from '../dialogue/vocabulary.ts';
import type { LanguageWords } from './compile-lexicon.ts';
import { splitWords } from './split-words.ts';
import { createWeighPatterns, type Pattern, type WeighPatterns } from './weigh-patterns.ts';

/** What is understood at a question in one language, made ready once for all callers. */
export interface Hearing {
  readonly question: Question;
  readonly language: Language;
  readonly words: LanguageWords;
  /** Whole sentences and what they mean. */
  readonly phrases: ReadonlyMap<string, Meaning>;
  /** The options of the open question by their words. */
  readonly weigh: WeighPatterns;
  /** The options that "yes" and "no" choose. */
  readonly yes: string | undefined;
  readonly no: string | undefined;
  /** The option of another language, where languages are chosen. */
  readonly otherLanguage: string | undefined;
}

export function createHearing(
  question: Question,
  language: Language,
  vocabulary: Vocabulary,
  words: LanguageWords,
): Hearing {
  const phrases = [...vocabulary].map(([phrase, meaning]) => [splitWords(phrase).join(' '), meaning] as const);
  const options = phrases.flatMap(([phrase, meaning]) =>
    'option' in meaning ? [[phrase, meaning.option] as const] : [],
  );
  const hears = (answer: 'yes' | 'no') => options.find(([phrase]) => isPlain(answer, phrase, words))?.[1];
  const [yes, no] = [hears('yes'), hears('no')];
  const patterns = phrases.flatMap(([phrase, meaning]) => toPattern(phrase, meaning, words));
  return {
    question,
    language,
    words,
    phrases: new Map(phrases),
    weigh: createWeighPatterns(patterns),
    yes,
    no,
    otherLanguage: findOtherLanguage(question, language),
  };
}

/** Options by which something is sent or left: a yes to them stands alone. */
const binding: ReadonlySet<string> = new Set(['mail', 'send', 'report']);

/** Whether the open question has an option of this name. */
export function hasOption({ question }: Hearing, option: string): boolean {
  return question.kind === 'choice' && option in (question satisfies ChoiceQuestion).options;
}

/** Whether a yes only leads on here. */
export function goesOn(hearing: Hearing): boolean {
  return hasOption(hearing, 'goodbye') && !binds(hearing);
}

/** Whether a yes leaves or sends something here. */
export function binds({ yes }: Hearing): boolean {
  return yes !== undefined && binding.has(yes);
}

export function takesErrands(question: Question): boolean {
  return question.kind === 'choice' && question.errands === true;
}

function findOtherLanguage(question: Question, spoken: Language): string | undefined {
  if (question.kind !== 'choice') return undefined;
  const other = Object.entries(question.options).find(
    ([, { language }]) => language !== undefined && language !== spoken,
  );
  return other?.[0];
}

/** The first word of the list stands for "yes" or "no" where operators write what an option hears. */
function isPlain(answer: 'yes' | 'no', phrase: string, { lexicon }: LanguageWords): boolean {
  return splitWords(lexicon[answer][0] ?? '').join(' ') === phrase;
}

/** A farewell, and a plain "yes" or "no", within a sentence is no answer. */
function toPattern(phrase: string, meaning: Meaning, words: LanguageWords): Pattern[] {
  const split = phrase.split(' ');
  if (!('option' in meaning) || meaning.option === 'goodbye') return [];
  if (words.answers.yes.has(split) || words.answers.no.has(split)) return [];
  const telling = [...new Set(words.readTelling(words.strip(split)))];
  return telling.length === 0 ? [] : [{ words: telling, option: meaning.option }];
}
