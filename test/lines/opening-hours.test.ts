import { expect, test } from 'vitest';
import { type OpeningHours, findNextOpening, isDeskOpen } from '../../src/lines/opening-hours.ts';

const week = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, [{ from: '08:00', to: '17:00' }]]),
);
const hours: OpeningHours = {
  days: week,
  holidays: ['california'],
  exceptions: {
    '2026-12-24': [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '15:00' },
    ],
    '2026-12-31': [],
    '2026-11-27': [{ from: '09:00', to: '13:00' }],
  },
};
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('America/Los_Angeles');

test.each([
  ['2026-11-23T07:59:59', false],
  ['2026-11-23T08:00', true],
  ['2026-11-23T16:59', true],
  ['2026-11-23T17:00', false],
  ['2026-11-22T12:00', false],
  ['2026-11-26T12:00', false],
  ['2026-11-27T12:00', true],
  ['2026-12-24T11:59', true],
  ['2026-12-24T12:30', false],
  ['2026-12-24T13:00', true],
  ['2026-12-24T15:00', false],
  ['2026-12-31T09:00', false],
])('at %s the desk is open: %s', (local, open) => {
  expect(isDeskOpen(hours, at(local))).toBe(open);
});

test.each([
  ['2026-11-23T07:00', '2026-11-23', '08:00'],
  ['2026-11-23T09:00', '2026-11-24', '08:00'],
  ['2026-11-25T18:00', '2026-11-27', '09:00'],
  ['2026-11-27T13:00', '2026-11-30', '08:00'],
  ['2026-12-24T12:00', '2026-12-24', '13:00'],
  ['2026-12-24T13:30', '2026-12-28', '08:00'],
  ['2026-12-30T17:00', '2027-01-04', '08:00'],
])('after %s somebody answers on %s from %s', (local, date, from) => {
  expect(findNextOpening(hours, at(local))).toMatchObject({ date, from });
});

test('a desk that is closed for good opens at no time', () => {
  const exceptions = Object.fromEntries(
    Array.from({ length: 70 }, (_, days) => [at('2026-11-23T00:00').add({ days }).toPlainDate().toString(), []]),
  );
  expect(findNextOpening({ ...hours, exceptions }, at('2026-11-23T09:00'))).toBeUndefined();
});

test('a desk keeps the holidays that it has, and no others', () => {
  const [columbusDay, chavezDay] = ['2026-10-12T12:00', '2027-03-31T12:00'];
  const openOn = (holidays: OpeningHours['holidays'], day: string) => isDeskOpen({ ...hours, holidays }, at(day));
  expect([openOn(['california'], columbusDay), openOn(['federal'], columbusDay)]).toEqual([true, false]);
  expect([openOn(['california'], chavezDay), openOn(['federal'], chavezDay)]).toEqual([false, true]);
  expect(openOn(['california', 'federal'], columbusDay) || openOn(['california', 'federal'], chavezDay)).toBe(false);
  expect(openOn([], columbusDay) && openOn([], chavezDay)).toBe(true);
});
