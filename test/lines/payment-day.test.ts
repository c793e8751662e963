import { expect, test } from 'vitest';
import { findPaymentDay } from '../../src/lines/payment-day.ts';
import type { OpeningHours } from '../../src/lines/opening-hours.ts';
import { aLine } from '../support/a-line.ts';

const pay = {
  connector: 'sample',
  fee: { cents: 0 },
  cards: ['visa'],
  leastCents: 1,
  mostCents: 1,
  withoutPin: false,
} as const;
const span = [{ from: '08:00', to: '17:00' }];
const hours: OpeningHours = {
  days: { monday: span, tuesday: span, wednesday: span, thursday: span, friday: span },
  holidays: ['california'],
  exceptions: { '2026-12-31': [] },
};
const line = aLine({ pay: { ...pay, cutOff: '15:00' }, hours });
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(line.timeZone).toInstant();

test.for([
  ['before the hour of a working day', '2026-11-23T14:59:59', true, '2026-11-23'],
  ['at that hour', '2026-11-23T15:00', false, '2026-11-24'],
  ['in the night before a working day', '2026-11-24T00:00', true, '2026-11-24'],
  ['late before Thanksgiving, which the state keeps for two days', '2026-11-25T16:00', false, '2026-11-30'],
  ['on a Saturday', '2026-11-28T09:00', false, '2026-11-30'],
  ['before a day of the agency’s own', '2026-12-30T18:00', false, '2027-01-04'],
  ['on the day on which clocks go back', '2026-11-01T14:30', false, '2026-11-02'],
  ['a minute before the hour, once clocks have gone forward', '2026-03-09T14:59', true, '2026-03-09'],
] as const)('a payment %s counts', ([, local, isToday, date]) => {
  expect(findPaymentDay(line, at(local))).toEqual({ isToday, date });
});

test('without hours, people work from Monday to Friday', () => {
  const { hours: _, ...always } = line;
  expect(findPaymentDay(always, at('2026-11-26T10:00'))).toEqual({ isToday: true, date: '2026-11-26' });
  expect(findPaymentDay(always, at('2026-11-28T10:00'))).toEqual({ isToday: false, date: '2026-11-30' });
});

test('a line that does not say until when counts for no day', () => {
  expect(findPaymentDay({ ...line, pay }, at('2026-11-23T10:00'))).toBeUndefined();
  expect(findPaymentDay({ ...line, pay: undefined }, at('2026-11-23T10:00'))).toBeUndefined();
});
