import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAppointmentLead, findPaymentLead } from '../../../src/work/reminders/find-lead.ts';

const hourMs = 3_600_000;
const holidays = new Set(['2026-11-26', '2026-11-27', '2026-12-25']);
const calendar = {
  timeZone: 'America/Los_Angeles',
  isHoliday: (day: Temporal.PlainDate) => holidays.has(day.toString()),
};

function local(text: string): number {
  return Temporal.PlainDateTime.from(text).toZonedDateTime(calendar.timeZone).epochMilliseconds;
}

const leadAt = (now: string, at: string) => findAppointmentLead(local(at), local(now), calendar)?.lead;

test.each([
  ['2026-12-06T23:59', undefined],
  ['2026-12-07T00:00', 'week'],
  ['2026-12-12T09:29', 'week'],
  ['2026-12-12T09:30', undefined],
  ['2026-12-12T23:59', undefined],
  ['2026-12-13T00:00', 'day'],
  ['2026-12-14T07:29', 'day'],
  ['2026-12-14T07:30', undefined],
  ['2026-12-14T12:00', undefined],
])('at %s the lead of an appointment on 2026-12-14T09:30 is %s', (now, lead) => {
  expect(leadAt(now, '2026-12-14T09:30')).toBe(lead);
});

test('a lead day that is a holiday is the day before it that is none', () => {
  expect(leadAt('2026-11-25T00:00', '2026-12-04T09:30')).toBe('week');
  expect(leadAt('2026-11-24T23:59', '2026-12-04T09:30')).toBeUndefined();
  expect(leadAt('2026-11-25T00:00', '2026-11-28T09:30')).toBe('day');
});

test.each(['2026-11-02T01:30', '2027-03-15T02:30'])('clocks that change the night before %s move no lead day', (at) => {
  const day = Temporal.PlainDateTime.from(at).toPlainDate();
  expect(leadAt(day.subtract({ days: 1 }).toPlainDateTime('00:00').toString(), at)).toBe('day');
  expect(leadAt(day.subtract({ days: 2 }).toPlainDateTime('23:59').toString(), at)).toBeUndefined();
  expect(leadAt(day.subtract({ days: 7 }).toPlainDateTime('00:00').toString(), at)).toBe('week');
});

test.each([
  ['2026-12-06T23:59', undefined],
  ['2026-12-07T00:00', 'three-days'],
  ['2026-12-09T23:59', 'three-days'],
  ['2026-12-10T00:00', undefined],
])('at %s the lead of a payment due on 2026-12-10 is %s', (now, lead) => {
  expect(findPaymentLead('2026-12-10', local(now), calendar)?.lead).toBe(lead);
});

test('a reminder is late before its event begins, and never a week before it is early', () => {
  const moments = fc.integer({ min: local('2026-01-01T00:00'), max: local('2028-01-01T00:00') });
  fc.assert(
    fc.property(moments, fc.integer({ min: -20 * 24, max: 3 }), (atMs, hours) => {
      const nowMs = atMs + hours * hourMs;
      const found = findAppointmentLead(atMs, nowMs, calendar);
      if (!found) return;
      expect(found.lateMs).toBeGreaterThan(nowMs);
      expect(atMs - found.lateMs).toBeGreaterThanOrEqual(2 * hourMs);
      expect(atMs - nowMs).toBeLessThanOrEqual(11 * 24 * hourMs);
      const later = findAppointmentLead(atMs, found.lateMs, calendar);
      expect(found.lead === 'day' ? later : later?.lead).not.toBe('week');
    }),
  );
});
