import { findClosest } from '../../../src/text/find-closest.ts';

/**
 * Names a word that a script does not know, and the one that is probably meant, to stand before what it can do; '' where it knows the word.
 * What holds a digit may be an ID, and is not repeated.
 */
export function tellWrongWord(word: string | undefined, words: readonly string[]): string {
  if (word === undefined || words.includes(word) || /\d/.test(word)) return '';
  const meant = findClosest(word, words);
  return `There is no "${word}"${meant === undefined ? '.' : `: did you mean ${meant}?`} `;
}
