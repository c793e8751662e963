import { expect, test } from 'vitest';
import { readCallerNumber } from '../../src/text/caller-number.ts';

test.each([
  ['ANONYMOUS', '+266696687'],
  ['RESTRICTED', '+7378742833'],
  ['UNAVAILABLE', '+86282452253'],
  ['UNKNOWN', '+8656696'],
  ['PRIVATE', '+7748283'],
  ['BLOCKED', '+2562533'],
  ['NO CALLER ID, which could be a number of Bangkok', '+6622553743'],
  ['UNIDENTIFIED, which could be a number of China', '+864336843433'],
  ['ID UNAVAILABLE', '+4386282452253'],
  ['a word in letters', 'anonymous'],
  ['nothing', ''],
  ['an address', 'sip:me@example.org'],
  ['a number without its plus', '19165550142'],
  ['a number of a country that does not exist', '+999123456789'],
  ['a number of an area that does not exist', '+10000000000'],
  ['zeros', '+00000000'],
  ['a number that is too short', '+1916555'],
])('%s is no number that calls', (_what, from) => {
  expect(readCallerNumber(from)).toBeUndefined();
});

test.each(['+19165550142', '+17875551234', '+442079460000', '+525512345678', '+639171234567'])('%s is one', (from) => {
  expect(readCallerNumber(from)).toBe(from);
});
