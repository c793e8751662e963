import { spellOnKeypad } from '../text/spell-on-keypad.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A run this long, as in a ZIP code, is meant as a number: words around it do not count. */
const longRun = 4;

/**
 * The digits in a phrase as `normalise` writes it, "9 0 2 1 0", "nine oh two one oh" and, where others words count, "my zip is 90210" alike;
 * none where more than one number could be meant.
 */
export function readSpokenDigits(heard: string, vocabulary: Vocabulary, amongWords: boolean): string | undefined {
  const digits = heard.split(' ').map((word) => readDigits(word, vocabulary));
  if (digits.every((each) => each !== '')) return digits.join('');
  const runs = digits
    .map((each) => each || ' ')
    .join('')
    .split(/ +/);
  const [run, ...others] = runs.filter(({ length }) => length >= longRun);
  return amongWords && others.length === 0 ? run : undefined;
}

/** The letters of a number, said one by one or within it, as their keys: "a 0 1 b" is "2 0 1 2". */
export function keyLetters(heard: string): string {
  return heard.replaceAll(/\b(?:[a-z]|(?=[a-z]*\d)[a-z\d]+)\b/g, spellOnKeypad);
}

function readDigits(word: string, vocabulary: Vocabulary): string {
  if (/^\d+$/.test(word)) return word;
  const meaning = vocabulary.get(word);
  return meaning && 'key' in meaning ? meaning.key : '';
}
