import { readFileSync } from 'node:fs';
import { customerConnect } from '../../../flows/customer-connect.flow.ts';
import type { EffectResult } from '../../../src/dialogue/effects.ts';
import type { DigitsQuestion, Next, Output, Question } from '../../../src/dialogue/output.ts';
import type { Meaning } from '../../../src/dialogue/vocabulary.ts';
import { takesErrands } from '../../../src/understanding/hearing.ts';
import { splitWords } from '../../../src/understanding/split-words.ts';
import { catalogue } from '../../support/whole-system.ts';
import { goodNewPin, otherNewPin, participants, unknownId, wrongPin } from './callers-of-the-agency.ts';

/** What a caller does in one turn; `world`: what an effect answers in it, in place of the records. */
export type Input = { readonly world?: EffectResult } & (
  | { readonly kind: 'keys'; readonly keys: string; readonly secret?: boolean }
  | { readonly kind: 'entry'; readonly digits: string; readonly secret: boolean }
  | { readonly kind: 'words'; readonly words: string }
  /** `long`: the last of half an hour. */
  | { readonly kind: 'silence'; readonly long?: true }
  /** The caller hangs up; it leads nowhere. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'message'; readonly hangUp: boolean; readonly key?: string }
  | { readonly kind: 'desk'; readonly result: 'completed' | 'busy' | 'no-answer' | 'failed' }
);

/** Who stands at a question, and how much of what can be done there is tried. */
export interface Who {
  /** Of a caller who has just said who they are. */
  readonly pin: string | undefined;
  /** `all` at ordinary places; `keys`, and one of nobody's words, where something is out of the ordinary; `answers` of those who are like others. */
  readonly trying: 'all' | 'keys' | 'answers';
}

type Manner = Pick<Output, 'language' | 'pace'>;

/** All kinds of things that a caller can do at a question, or at the desk. */
export function inputsAt({ language, pace }: Manner, next: Next, who: Who): Input[] {
  if (next.kind === 'hang-up' || next.kind === 'wait') return [];
  if (next.kind === 'transfer') {
    return (['completed', 'busy', 'no-answer', 'failed'] as const).map((result) => ({ kind: 'desk', result }));
  }
  const { question, hold } = next;
  const answers: Input[] = [...answersTo(question, who, { language, pace }), { kind: 'silence' }];
  const office = pace === 'standard' ? officeAt(question, language) : [];
  if (who.trying === 'answers') return [...answers, ...office, ...['*', '#'].map((key) => enter(question, key))];
  const keys = ['0', '*', '#', '8', '9', '6'].map((key) => enter(question, key));
  const bySpeech =
    pace === 'standard' &&
    !hold?.quiet &&
    question.kind !== 'pause' &&
    question.kind !== 'recording' &&
    !isSecret(question);
  if (!bySpeech) return [...answers, ...keys];
  const known = who.trying === 'all' ? [...wordsFor(question, language), ...ambiguousAt(question, language)] : [];
  return [...answers, ...keys, ...known, words('blue elephants in the attic')];
}

function answersTo(question: Question, who: Who, manner: Manner): Input[] {
  switch (question.kind) {
    case 'choice':
      return Object.entries(question.options).flatMap(([option, { key }]) =>
        key === undefined ? wordsForOption(question, option, manner) : enter(question, key),
      );
    case 'pick':
      return question.items.map((_, index) => enter(question, String(index + 1)));
    case 'digits':
      return entriesAt(question, who).map((digits) => enter(question, digits));
    case 'recording':
      return [
        ...[false, true].map((hangUp) => ({ kind: 'message', hangUp }) as const),
        { kind: 'message', hangUp: false, key: '0' },
      ];
    case 'card':
      // A keypad brings nothing there but the end.
      return [];
    case 'pause':
      return [];
  }
}

/** What is keyed at each question for a number: right, wrong, too short, of nobody, ambiguous. */
function entriesAt({ prompt }: DigitsQuestion, { pin, trying }: Who): string[] {
  const ids = participants.map(({ participantId }) => participantId).slice(0, trying === 'all' ? undefined : 1);
  const entries: Record<string, string[]> = {
    'participant-id-or-ssn': [...ids, participants[1]?.ssn ?? '', unknownId, '12'],
    pin: [...(pin === undefined ? [] : [pin]), wrongPin, '12'],
    'pin-once-more': [...(pin === undefined ? [] : [pin]), wrongPin, '12'],
    'new-pin': [goodNewPin, '123456'],
    'new-pin-again': [goodNewPin, otherNewPin],
    'county-or-zip': ['95814', '01', '62', '72', '99999', '2222'],
    'case-ending': ['0022', '0023', '9999', '23'],
    'case-ending-with-letters': ['0022'],
    'callback-number': ['9165550123', '0165550123', '5550123', '12'],
    'reminder-number': ['9165550123', '8005550123', '5550123', '12'],
    'callback-number-or-known': ['9165550123', '0165550123', '12'],
    year: ['2026', '1066', '25'],
  };
  const known = entries[prompt];
  if (!known) throw new Error(`What callers key at the question "${prompt}" is missing in ${import.meta.filename}`);
  return known;
}

function enter(question: Question, keys: string): Input {
  if (question.kind !== 'digits' || keys === '#') return { kind: 'keys', keys };
  return { kind: 'entry', digits: keys, secret: question.secret && keys.length >= 4 };
}

/** What is said for an option that has no key; at relay pace nobody speaks. */
function wordsForOption(question: Question, option: string, { language, pace }: Manner): Input[] {
  const phrases = [...catalogue.vocabulary(language, question)];
  const found = phrases.find(([, meaning]) => 'option' in meaning && meaning.option === option);
  return found && pace === 'standard' ? [words(found[0])] : [];
}

/** Two errands at once, where all of them can be named. */
function ambiguousAt({ prompt }: Question, language: Output['language']): Input[] {
  return prompt === 'main-menu' ? [words({ en: 'license and passport', es: 'licencia y pasaporte' }[language])] : [];
}

/** Behind a case, an office is that of the case. Where the caller has others, no caller stands who tries all. */
function officeAt({ prompt }: Question, language: Output['language']): Input[] {
  return prompt === 'next-case' ? [words({ en: "where's your office", es: 'dónde está la oficina' }[language])] : [];
}

/** One phrase for each thing that can be said. */
function wordsFor(question: Question, language: Output['language']): Input[] {
  const meant = new Map<string, string>();
  for (const [phrase, meaning] of catalogue.vocabulary(language, question)) {
    if (!isNumber(meaning) || meant.size < 3) meant.set(JSON.stringify(meaning), phrase);
  }
  return [...meant.values(), ...errandsFor(question, language)].map(words);
}

/** The first sentence of each errand that is learned from and means nothing else. */
function errandsFor(question: Question, language: Output['language']): string[] {
  if (!takesErrands(question)) return [];
  const [own] = catalogue.hearings(language, question);
  const named = new Map<string, string>();
  for (const [meaning, sentence] of readSaid(language)) {
    const isErrand = customerConnect.prompts.errands.includes(meaning) && meaning !== question.prompt;
    if (isErrand && !named.has(meaning) && own?.words.sentences.meaningsOf(splitWords(sentence)).length === 1) {
      named.set(meaning, sentence);
    }
  }
  return [...named.values()];
}

function readSaid(language: Output['language']): (readonly [meaning: string, sentence: string])[] {
  const rows = readFileSync(`prompts/shared/sentences.${language}.tsv`, 'utf8').split('\n');
  return rows.map((row) => [row.slice(0, row.indexOf('\t')), row.slice(row.indexOf('\t') + 1)]);
}

/** Fifty-eight counties lead on alike. */
function isNumber(meaning: Meaning): boolean {
  return 'digits' in meaning || 'key' in meaning;
}

function isSecret(question: Question): boolean {
  return question.kind === 'digits' && question.secret;
}

function words(said: string): Input {
  return { kind: 'words', words: said };
}
