import type { DigitsQuestion } from '../dialogue/output.ts';
import type { Understood } from '../dialogue/understood.ts';
import { spellOnKeypad } from '../text/spell-on-keypad.ts';
import type { Hearing } from './hearing.ts';
import { findNumbers, type NumberRun } from './read-number.ts';

/** A run this long, as in a ZIP code, is meant as a number: words around it do not count. */
const longRun = 4;

/** The number in an answer to a question for one. A secret number is never taken from words, however well it was heard. */
export function hearNumber(
  words: readonly string[],
  question: DigitsQuestion,
  hearing: Hearing,
  amongWords: boolean,
): Understood | undefined {
  if (question.secret) return undefined;
  const said = question.letters ? words.map(keyLetters) : words;
  const bare = hearing.words.strip(said);
  const runs = findNumbers(bare, hearing.words.numbers);
  const whole = runs.map(({ digits }) => digits).join('');
  const covered = runs.reduce((sum, { from, to }) => sum + to - from, 0);
  if (whole !== '' && covered === bare.length) return { number: whole };
  if (!amongWords || isCorrected(bare, runs, hearing)) return undefined;
  if (question.minDigits > longRun && fits(whole, question)) return { number: whole };
  const [run, ...others] = runs.map(({ digits }) => digits).filter(({ length }) => length >= longRun);
  return run !== undefined && others.length === 0 ? { number: run } : undefined;
}

/** "Four, no, five": a number that is taken back is asked for again. */
function isCorrected(words: readonly string[], runs: readonly NumberRun[], { words: { denial } }: Hearing): boolean {
  const [first, last] = [runs.at(0), runs.at(-1)];
  return (
    first !== undefined && last !== undefined && words.slice(first.to, last.from).some((word) => denial.not.has(word))
  );
}

function fits({ length }: string, { minDigits, maxDigits }: DigitsQuestion): boolean {
  return length >= minDigits && length <= maxDigits;
}

/** The letters of a number, said one by one or within it, as their keys: "a 0 1 b" is "2 0 1 2". */
function keyLetters(word: string): string {
  return /^(?:[a-z]|(?=[a-z]*\d)[a-z\d]+)$/u.test(word) ? spellOnKeypad(word) : word;
}
