import type { Question } from '../../../dialogue/output.ts';
import { findEnding } from '../../../typed/find-ending.ts';
import { mostCharacters } from '../../../typed/edit-typed-text.ts';
import { readDigits } from '../../../typed/read-digits.ts';
import { shiftTwins } from './shift-twins.ts';

/** After this long without typing, the turn is silence. */
export const silenceMs = 60_000;

/** While a caller waits at the desk, the queue is looked at this often. */
export const queueCheckMs = 20_000;

/** A pause after typing ends a turn; slow typists take five seconds a character. */
const pauseMs = 7000;

/** The longest pause between keys of a telephone beside the text telephone. */
export const keyPauseMs = 10_000;

/** After a sign that ends the turn more may still come: GA OR SK, or the rest of a word that begins like it. */
const signPauseMs = 1000;

/** After a complete answer its GA may still come. */
const completePauseMs = 1500;

/** How long to wait for more after what was typed so far, before the turn is over. */
export function waitBehind(text: string, question: Question): number {
  if (text.trim() === '') return silenceMs;
  if (text.length >= mostCharacters) return 0;
  if (findEnding(text).ending) return signPauseMs;
  if (question.kind !== 'recording' && /[\r\n]\s*$/u.test(text)) return signPauseMs;
  return isComplete(text.trim(), question) ? completePauseMs : pauseMs;
}

/** Whether an answer has the length that all answers to its question have. */
function isComplete(text: string, question: Question): boolean {
  if (question.kind === 'choice' || question.kind === 'pick') return /^\d$/u.test(text);
  if (question.kind !== 'digits' || question.minDigits !== question.maxDigits) return false;
  return readDigits(text, shiftTwins)?.length === question.maxDigits;
}
