import type { Question } from '../../../dialogue/output.ts';
import { findEnding } from './find-ending.ts';
import { mostCharacters } from './edit-typed-text.ts';
import { readDigits } from './read-digits.ts';

/** Nothing typed for so long is silence. */
export const silenceMs = 60_000;

/** So often the line at the desk is looked at for whoever waits there. */
export const holdMs = 20_000;

/** A pause after typing ends a turn; slow typists take five seconds a character. */
const pauseMs = 7000;

/** Between keys of a telephone beside the text telephone. */
export const keyPauseMs = 10_000;

/** Behind a sign that ends the turn, more may still come: GA OR SK, or the rest of a word that begins like it. */
const signPauseMs = 1000;

/** Behind an answer that is complete, its GA may still come. */
const completePauseMs = 1500;

/** How long to wait for more behind what was typed so far, before the turn is over. */
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
  return readDigits(text)?.length === question.maxDigits;
}
