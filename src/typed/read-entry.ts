import { spellOnKeypad } from '../text/spell-on-keypad.ts';
import { asksForPlace } from '../dialogue/asks-for-place.ts';
import type { CallerInput } from '../dialogue/caller-input.ts';
import type { Language } from '../text/language.ts';
import type { DigitsQuestion, Question } from '../dialogue/output.ts';
import { normalise } from '../text/normalise.ts';
import type { Vocabulary } from '../dialogue/vocabulary.ts';
import type { Hearing } from '../understanding/hearing.ts';
import { understand } from '../understanding/understand.ts';
import { chooseByLabel, labelWords } from './choose-by-label.ts';
import { findCommand } from './command-words.ts';
import { findEnding } from './find-ending.ts';
import { findNumber } from './find-number.ts';
import { hasNone } from './has-none.ts';
import { takeBack } from './edit-typed-text.ts';
import { mendWords } from './mend-words.ts';
import { readDigits } from './read-digits.ts';
import type { Twins } from './twins.ts';

/** A question and what can be typed at it. */
export interface OpenEntry {
  readonly question: Question;
  readonly language: Language;
  readonly vocabulary: Vocabulary;
  /** How words are understood there, as on a telephone. */
  readonly hearings: readonly Hearing[];
  /** The labels of its options by their keys, as typed to the caller. */
  readonly labels: ReadonlyMap<string, string>;
  readonly twins: Twins;
}

/** Words of courtesy that mean nothing by themselves. */
const courtesy = /\b(?:PLS|PLZ|PLEASE|TY|THX|THANKS|TKS|FAVOR|PF|GRACIAS|HI|HELLO|HOLA)\b/gu;

/** Words around the key of an option. */
const aroundKey =
  /\b(?:PLS|PLZ|PLEASE|TY|THX|THANKS|TKS|FAVOR|PF|GRACIAS|I|WANT|CHOOSE|PICK|TYPE|OPTION|NUMBER|THE|IS|IT|POR|LA|EL|OPCION|NUMERO|QUIERO|ES|ELIJO)\b/gu;

/** Reads what a caller typed in one turn. Pure. */
export function readEntry(text: string, asked: OpenEntry): CallerInput {
  const { ending, body } = findEnding(text.replaceAll(/\s+/gu, ' '));
  const hungUp = ending === 'sk';
  if (asked.question.kind === 'recording') return readMessage(body, hungUp, asked);
  if (hungUp) return { kind: 'command', command: 'goodbye' };
  const said = takeBack(body);
  return said === '' ? readNothing(asked.question) : readAnswer(said, asked);
}

/** The digits typed so far at a question for a number; empty where the text is no number. */
export function readTypedDigits(text: string, question: Question, twins: Twins): string {
  if (question.kind !== 'digits') return '';
  return readDigitsFor(question, takeBack(findEnding(text.replaceAll(/\s+/gu, ' ')).body), twins)?.keys ?? '';
}

/** "Go ahead" alone ends a pause. At other questions it is silence. */
function readNothing(question: Question): CallerInput {
  return question.kind === 'pause' ? { kind: 'keys', keys: '1' } : { kind: 'silence' };
}

function readMessage(text: string, hungUp: boolean, { language }: OpenEntry): CallerInput {
  if (text === '') return hungUp ? { kind: 'command', command: 'goodbye' } : { kind: 'silence' };
  const command = hungUp ? undefined : findCommand(plain(takeBack(text)), language);
  return command ? { kind: 'command', command } : { kind: 'typed', text, hungUp };
}

function readAnswer(said: string, asked: OpenEntry): CallerInput {
  return (
    readWords(said, asked) ??
    readNumber(said, asked) ??
    readNone(said, asked) ??
    readSentence(said, asked) ??
    readWords(asked.twins.toLetters(said), asked) ??
    readMended(said, asked) ??
    readLetters(said, asked.question) ?? { kind: 'speech', text: mend(said, asked) }
  );
}

/** In this order: a phrase of the question, a command word, words of a label, a command of the wording. At a pause any word is an answer. */
function readWords(said: string, { question, language, vocabulary, labels }: OpenEntry): CallerInput | undefined {
  const phrase = plain(said);
  const meaning = vocabulary.get(phrase);
  if (meaning && 'key' in meaning) return undefined;
  if (meaning && !('command' in meaning)) return { kind: 'speech', text: phrase };
  const command = findCommand(phrase, language);
  if (command) return { kind: 'command', command };
  const key = chooseByLabel(phrase, labels);
  if (key !== undefined) return { kind: 'keys', keys: key };
  if (meaning) return { kind: 'speech', text: phrase };
  return question.kind === 'pause' ? { kind: 'keys', keys: '1' } : undefined;
}

/** A number where one is asked for, else the key of an option; both also in the wrong shift, or in a sentence. */
function readNumber(said: string, { question, twins }: OpenEntry): CallerInput | undefined {
  if (question.kind === 'digits') return readDigitsFor(question, said, twins);
  const alone = said.replaceAll(aroundKey, '').trim();
  const key = /^\d$/u.test(alone) ? alone : twins.toFigures(alone);
  return /^\d$/u.test(key) ? { kind: 'keys', keys: key } : undefined;
}

/** Where letters are an answer (names, numbers with letters), they are not taken for digits in the wrong shift. */
function readDigitsFor(question: DigitsQuestion, said: string, twins: Twins) {
  const spelled = question.letters && /^(?=.*[A-Z])(?=.*\d)[A-Z\d -]+$/u.test(said) ? spellEntry(said) : undefined;
  const inWrongShift =
    asksForPlace(question) && /[A-Z]/u.test(said) ? undefined : readDigits(said.replaceAll(courtesy, ''), twins);
  const keys = spelled ?? inWrongShift ?? findNumber(said, question);
  return keys === undefined ? undefined : ({ kind: 'keys', keys } as const);
}

/** The keys of a number with letters; of several other words around it only those with digits. */
function spellEntry(said: string): string {
  const words = said.split(' ');
  const withDigits = words.filter((word) => /\d/u.test(word));
  return spellOnKeypad((words.length - withDigits.length > 1 ? withDigits : words).join(' '));
}

/** What is understood as it was typed has no slips to be mended. */
function readSentence(said: string, { hearings }: OpenEntry): CallerInput | undefined {
  const understood = understand({ text: said }, hearings);
  const isNothing = 'answer' in understood && understood.answer === 'nothing';
  return isNothing ? undefined : { kind: 'speech', text: said.toLowerCase() };
}

/** "I have none" is an answer where the question has a word for it, else a wish for help. */
function readNone(said: string, { question, vocabulary }: OpenEntry): CallerInput | undefined {
  if (question.kind !== 'digits' || !hasNone(plain(said))) return undefined;
  const own = ['none', 'ninguno'].find((word) => vocabulary.has(word));
  return own === undefined ? { kind: 'command', command: 'help' } : { kind: 'speech', text: own };
}

/** The letters of the name of a place, as the keys they are on. */
function readLetters(said: string, question: Question): CallerInput | undefined {
  const byName = question.kind === 'digits' && asksForPlace(question) && /^[A-Z ]{2,}$/u.test(said);
  return byName ? { kind: 'keys', keys: spellOnKeypad(said) } : undefined;
}

function readMended(said: string, asked: OpenEntry): CallerInput | undefined {
  return readWords(mend(said, asked).toUpperCase(), asked);
}

function mend(said: string, { vocabulary, labels }: OpenEntry): string {
  const own = new Set([...labels.values()].flatMap(labelWords).map((word) => word.toLowerCase()));
  return mendWords(plain(said), vocabulary, own);
}

function plain(text: string): string {
  return normalise(text.replaceAll(courtesy, ''));
}
