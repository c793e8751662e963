import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../../src/agency/appointment.ts';
import { toToldAppointment } from '../../../src/calls/effects/appointment-standing.ts';

const zone = '[America/Los_Angeles]';
const where = { kind: 'court', place: 'Superior Court', address: '1 Example Street' } as const;

function tellAt(at: string, now: string) {
  const appointment = { ...where, at: Temporal.ZonedDateTime.from(at + zone).toInstant() };
  return toToldAppointment(appointment, Temporal.ZonedDateTime.from(now + zone));
}

test.each([
  ['2026-11-22T09:30', '2026-11-22T10:00', 'begun'],
  ['2026-11-22T10:00', '2026-11-22T10:00', 'today'],
  ['2026-11-22T23:59', '2026-11-22T00:00', 'today'],
  ['2026-11-22T23:30', '2026-11-23T00:45', 'begun-yesterday'],
  ['2026-12-31T23:30', '2027-01-01T00:45', 'begun-yesterday'],
  ['2026-11-23T00:00', '2026-11-22T23:59', 'tomorrow'],
  ['2027-01-01T09:00', '2026-12-31T09:00', 'tomorrow'],
  ['2026-11-24T00:00', '2026-11-22T23:59', 'later'],
  ['2026-12-31T09:00', '2026-11-22T10:00', 'later'],
  ['2027-01-02T09:00', '2026-12-31T09:00', 'later-year'],
])('an appointment at %s, told at %s, is %s', (at, now, when) => {
  const [date, time] = at.split('T');
  expect(tellAt(at, now)).toEqual({ ...where, when, date, time });
});

test('the day is that of the zone in which it is told, not of the offset in which it was written', () => {
  const at = Temporal.Instant.from('2026-11-23T01:00:00-05:00');
  const now = Temporal.ZonedDateTime.from('2026-11-22T10:00[America/Los_Angeles]');
  expect(toToldAppointment({ ...where, at }, now)).toMatchObject({ when: 'today', date: '2026-11-22', time: '22:00' });
});

test.each([
  ['2026-11-01T01:30-07:00', 'first'],
  ['2026-11-01T01:30-08:00', 'second'],
  ['2026-11-01T02:00-08:00', undefined],
  ['2026-11-01T00:59-07:00', undefined],
  ['2026-03-08T03:30-07:00', undefined],
])('at %s it is the %s hour of that name', (at, hour) => {
  expect(tellAt(at, '2026-03-01T10:00').hour).toBe(hour);
});

describe('an appointment in another way', () => {
  const toTold = (more: Partial<Appointment>, now = '2026-12-01T10:00') => {
    const at = Temporal.Instant.from('2026-12-04T09:30:00-08:00');
    const {
      when: _w,
      date: _d,
      time: _t,
      ...told
    } = toToldAppointment({ ...where, at, ...more }, Temporal.ZonedDateTime.from(now + zone));
    return told;
  };

  test('says nothing of its ID, nor of what is so of most', () => {
    expect(toTold({ id: 'A-4711', held: 'in-person', status: 'scheduled' })).toEqual(where);
  });

  test('has the link that the agency has sent, but not its address', () => {
    const join = { phone: '+16695550123', code: '4711', link: 'https://meeting.example/4711' };
    expect(toTold({ held: 'video', join })).toEqual({
      ...where,
      held: 'video',
      join: { phone: '+16695550123', code: '4711', byLink: true },
    });
  });

  test('was moved for as long as the day lasts on which it was to be', () => {
    const moved = { status: 'moved', movedFrom: Temporal.Instant.from('2026-12-02T13:30:00-08:00') } as const;
    const was = { date: '2026-12-02', time: '13:30' };
    expect(toTold(moved, '2026-12-02T23:59')).toEqual({ ...where, status: 'moved', was });
    expect(toTold(moved, '2026-12-03T00:00')).toEqual(where);
    expect(toTold({ status: 'moved' }, '2026-12-04T00:00')).toEqual({ ...where, status: 'moved' });
  });
});
