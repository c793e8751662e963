import { expect, test } from 'vitest';
import { californiaHolidays } from '../../src/lines/california-holidays.ts';
import { OpeningHours, findNextOpening, isDeskOpen } from '../../src/lines/opening-hours.ts';

const week = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, '08:00-17:00']),
);
const hours = OpeningHours.parse({
  days: week,
  holidays: 'california',
  exceptions: { '2026-12-24': '08:00-12:00', '2026-12-31': 'closed', '2026-11-27': '09:00-13:00' },
});
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('America/Los_Angeles');

test.each([
  ['2026-11-23T07:59:59', false],
  ['2026-11-23T08:00', true],
  ['2026-11-23T16:59', true],
  ['2026-11-23T17:00', false],
  ['2026-11-22T12:00', false],
  ['2026-11-26T12:00', false],
  ['2026-11-27T12:00', true],
  ['2026-12-24T12:30', false],
  ['2026-12-31T09:00', false],
])('at %s the desk is open: %s', (local, open) => {
  expect(isDeskOpen(hours, at(local))).toBe(open);
});

test.each([
  ['2026-11-23T07:00', '2026-11-23', '08:00'],
  ['2026-11-23T09:00', '2026-11-24', '08:00'],
  ['2026-11-25T18:00', '2026-11-27', '09:00'],
  ['2026-11-27T13:00', '2026-11-30', '08:00'],
  ['2026-12-30T17:00', '2027-01-04', '08:00'],
])('after %s somebody answers on %s from %s', (local, date, from) => {
  expect(findNextOpening(hours, at(local))).toMatchObject({ date, from });
});

test('a desk that is closed for good opens at no time', () => {
  const exceptions = Object.fromEntries(
    Array.from({ length: 70 }, (_, days) => [at('2026-11-23T00:00').add({ days }).toPlainDate().toString(), 'closed']),
  );
  expect(findNextOpening(OpeningHours.parse({ days: week, exceptions }), at('2026-11-23T09:00'))).toBeUndefined();
});

test('California closes on these days', () => {
  expect(californiaHolidays(2027).map(String)).toEqual([
    '2027-01-01',
    '2027-01-18',
    '2027-02-15',
    '2027-03-31',
    '2027-05-31',
    '2027-07-05',
    '2027-09-06',
    '2027-11-11',
    '2027-11-25',
    '2027-11-26',
    '2027-12-25',
  ]);
});

test.each([
  [{}, 'at least one day'],
  [{ days: { monday: '8-17' } }, 'times such as "08:00-17:00"'],
  [{ days: { monday: '17:00-08:00' } }, 'the earlier one first'],
])('hours that cannot be read are told: %j', (given, expected) => {
  const { error } = OpeningHours.safeParse({ days: {}, ...given });
  expect(JSON.stringify(error?.issues)).toContain(expected.replaceAll('"', '\\"'));
});
