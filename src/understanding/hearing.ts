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
  readonly weigh: WeighPatterns;
  /** The options that "yes" and "no" choose. */
  readonly yes: string | undefined;
  readonly no: string | undefined;
  /** The option of another language, where languages are chosen. */
  readonly otherLanguage: string | undefined;
}

/** An option of the open question counts more than what is heard everywhere, unless it is a yes or a no; a reason more than what it is about; a person before all. */
const factors = { answer: 1, option: 1.55, errand: 1, reason: 1.5, agent: 10 } as const;

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
  const patterns = [...phrases, ...listAgent(words)].flatMap(([phrase, meaning]) => {
    const isAnswer = 'option' in meaning && (meaning.option === yes || meaning.option === no);
    return toPattern(phrase, meaning, words, isAnswer ? factors.answer : factorOf(meaning, words));
  });
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

/** Whether the open question has an option of this name. */
export function hasOption({ question }: Hearing, option: string): boolean {
  return question.kind === 'choice' && option in (question satisfies ChoiceQuestion).options;
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

function listAgent({ lexicon }: LanguageWords): (readonly [string, Meaning])[] {
  return (lexicon.within.get('agent') ?? []).map((phrase) => [splitWords(phrase).join(' '), { command: 'agent' }]);
}

function toPattern(phrase: string, meaning: Meaning, words: LanguageWords, factor: number | undefined): Pattern[] {
  const split = phrase.split(' ');
  // A plain "yes" or "no" within a sentence is no answer.
  if (factor === undefined || words.answers.yes.has(split) || words.answers.no.has(split)) return [];
  const telling = [...new Set(words.readTelling(words.strip(split)))];
  return telling.length === 0 ? [] : [{ words: telling, meaning, factor }];
}

function factorOf(meaning: Meaning, { lexicon }: LanguageWords): number | undefined {
  if ('option' in meaning) return meaning.option === 'goodbye' ? undefined : factors.option;
  if ('errand' in meaning) return lexicon.reasons.includes(meaning.errand) ? factors.reason : factors.errand;
  return 'command' in meaning && meaning.command === 'agent' ? factors.agent : undefined;
}
