import { expect, test } from 'vitest';
import type { Language } from '../../src/text/language.ts';
import { findNumbers } from '../../src/understanding/read-number.ts';
import { splitWords } from '../../src/understanding/split-words.ts';
import { questionNamed } from '../speech/questions.ts';
import { catalogue } from '../support/whole-system.ts';

test.each<[Language, string, string[]]>([
  ['en', 'nine sixteen five fifty-five oh one twenty-three', ['9165550123']],
  ['en', 'double oh twenty-one', ['0021']],
  ['en', 'five hundred and five', ['505']],
  ['en', 'two thousand and nine', ['2009']],
  ['en', 'double', []],
  ['en', 'one of two children', ['1', '2']],
  ['es', 'novecientos dieciséis quinientos cincuenta y cinco cero uno veintitrés', ['9165550123']],
  ['es', 'mil novecientos noventa y nueve', ['1999']],
  ['es', 'noventa y cinco ocho catorce', ['95814']],
])('in %s "%s" holds the numbers %j', (language, text, digits) => {
  const [hearing] = catalogue.hearings(language, questionNamed('callback-number'));
  expect(findNumbers(splitWords(text), hearing!.words.numbers).map((run) => run.digits)).toEqual(digits);
});
