import type { Question } from '../../../dialogue/output.ts';

interface Taken {
  readonly keys: string;
  /** Pressed ahead, for the next question. */
  readonly rest: string;
}

/** The keys that answer a question, pressed on a telephone beside the text telephone; undefined while more are needed. */
export function takeKeys(pressed: string, question: Question): Taken | undefined {
  if (pressed === '') return undefined;
  if (question.kind !== 'digits') return { keys: pressed.slice(0, 1), rest: pressed.slice(1) };
  const hash = pressed.indexOf('#');
  const end = hash === -1 ? question.maxDigits : Math.min(hash + 1, question.maxDigits + 1);
  if (hash === -1 && pressed.length < question.maxDigits) return undefined;
  // The `#` after a full entry belongs to it.
  const full = hash === -1 && pressed.at(end) === '#' ? end + 1 : end;
  return { keys: pressed.slice(0, full), rest: pressed.slice(full) };
}
