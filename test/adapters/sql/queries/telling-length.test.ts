import { expect, test } from 'vitest';
import { endOf, tellingLength } from '../../../../src/adapters/sql/queries/telling-length.ts';

test.each([
  [['30000000-2-FL'], ['0-2-FL']],
  [
    ['200-0012-FL', '200-0013-FL'],
    ['12-FL', '13-FL'],
  ],
  // A hyphen is not heard, and a capital neither.
  [
    ['1-00-12', '2-0012'],
    ['1-00-12', '2-0012'],
  ],
  [
    ['900a7', '800A7'],
    ['900a7', '800A7'],
  ],
  [['2-FL'], ['2-FL']],
  [['----'], ['----']],
  [
    ['12-345', '123-45'],
    ['12-345', '123-45'],
  ],
])('of %j callers hear %j', (numbers, endings) => {
  expect(numbers.map((number) => endOf(number, tellingLength(numbers)))).toEqual(endings);
});
