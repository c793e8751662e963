import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { zonesOfNumber } from '../../src/text/zones-of-number.ts';

const states = new Set(['US', 'PR', 'VI', 'GU', 'MP', 'AS']);
const ofPeople = new Set(['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE']);

/** Of each area code a number, with its country and kind. */
const numbers = Array.from({ length: 800 }, (_, at) => `+1${at + 200}2345678`).flatMap((phone) => {
  const number = parsePhoneNumberFromString(phone);
  return number?.isValid() ? [{ phone, country: number.country ?? '', kind: number.getType() ?? '' }] : [];
});

test('Each number of a person in the United States has its zones, and no other number', () => {
  const wrong = numbers.filter(
    ({ phone, country, kind }) => zonesOfNumber(phone).length > 0 !== (states.has(country) && ofPeople.has(kind)),
  );
  expect(wrong).toEqual([]);
  expect(numbers.length).toBeGreaterThan(400);
});

test.each([
  ['+19165550101', ['America/Los_Angeles']],
  ['+16172345678', ['America/New_York']],
  ['+18502345678', ['America/New_York', 'America/Chicago']],
  ['+12702345678', ['America/New_York', 'America/Chicago']],
  ['+18122345678', ['America/New_York', 'America/Chicago']],
  ['+14232345678', ['America/New_York', 'America/Chicago']],
  ['+15412345678', ['America/Denver', 'America/Los_Angeles']],
  ['+19282345678', ['America/Phoenix', 'America/Denver']],
  ['+19072345678', ['America/Anchorage', 'America/Adak']],
  ['+17872345678', ['America/Puerto_Rico']],
])('%s may be in %j', (phone, zones) => {
  expect(zonesOfNumber(phone)).toEqual(zones);
});

test.each([
  ['a toll-free number', '+18662345678'],
  ['a premium number', '+19002345678'],
  ['a number of an information service', '+19169765555'],
  ['a number that nobody has', '+17002345678'],
  ['a number of Canada', '+14162345678'],
  ['a number of the Dominican Republic', '+18092345678'],
  ['a number of Mexico', '+525512345678'],
  ['a short code', '12345'],
])('%s gets no text', (_, phone) => {
  expect(zonesOfNumber(phone)).toEqual([]);
});
