import { normalise } from '../dialogue/vocabulary.ts';

/** The letters on the keys 2 to 9 (ITU-T E.161). */
const letters = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/** A name as it is keyed in, letter by letter, without its spaces: "San Diego" is 72634346. */
export function spellOnKeypad(name: string): string {
  const keys = normalise(name)
    .replaceAll(' ', '')
    .split('')
    .map((letter) => letters.findIndex((onKey) => onKey.includes(letter)) + 2);
  return keys.join('');
}
