import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zonesOfNumber } from '../../../src/text/zones-of-number.ts';
import { findLeadDay, findTextWindow } from '../../../src/work/reminders/text-window.ts';

const none = () => false;
const msOf = (moment: string) => Temporal.Instant.from(moment).epochMilliseconds;
const tell = (window: ReturnType<typeof findTextWindow>) =>
  window && [window.fromMs, window.untilMs].map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toString());

test.each([
  ['is open', '2026-12-01T18:00:00Z', ['America/Los_Angeles'], ['2026-12-01T16:00:00Z', '2026-12-02T05:00:00Z']],
  [
    'opens in the morning',
    '2026-12-02T09:00:00Z',
    ['America/Los_Angeles'],
    ['2026-12-02T16:00:00Z', '2026-12-03T05:00:00Z'],
  ],
  [
    'is over at nine',
    '2026-12-02T05:00:00Z',
    ['America/Los_Angeles'],
    ['2026-12-02T16:00:00Z', '2026-12-03T05:00:00Z'],
  ],
  [
    'is that of both zones',
    '2026-12-01T14:30:00Z',
    ['America/New_York', 'America/Los_Angeles'],
    ['2026-12-01T16:00:00Z', '2026-12-02T02:00:00Z'],
  ],
  [
    'follows clocks that go back',
    '2026-11-01T07:00:00Z',
    ['America/Los_Angeles'],
    ['2026-11-01T16:00:00Z', '2026-11-02T05:00:00Z'],
  ],
  [
    'follows clocks that go forward',
    '2026-03-08T09:00:00Z',
    ['America/New_York'],
    ['2026-03-08T12:00:00Z', '2026-03-09T01:00:00Z'],
  ],
  [
    'is known across the date line',
    '2026-12-01T22:00:00Z',
    ['Pacific/Guam', 'America/Los_Angeles'],
    ['2026-12-01T22:00:00Z', '2026-12-02T05:00:00Z'],
  ],
])('The window %s', (_, now, zones, expected) => {
  expect(tell(findTextWindow(msOf(now), { zones, isHoliday: none }))).toEqual(expected);
});

test('No window opens where no zone is known', () => {
  expect(findTextWindow(msOf('2026-12-25T18:00:00Z'), { zones: [], isHoliday: none })).toBeUndefined();
});

test('No window opens on a holiday', () => {
  const isHoliday = (day: Temporal.PlainDate) => day.toString() === '2026-12-25' || day.toString() === '2026-12-26';
  const window = findTextWindow(msOf('2026-12-25T18:00:00Z'), { zones: ['America/New_York'], isHoliday });
  expect(tell(window)).toEqual(['2026-12-27T13:00:00Z', '2026-12-28T02:00:00Z']);
});

test('Within a window it is between eight and nine in every zone of a number, at any time of the year', () => {
  const areaCodes = ['916', '850', '541', '928', '907', '808', '617', '787', '906', '671'];
  const moments = fc.integer({ min: msOf('2026-01-01T00:00:00Z'), max: msOf('2028-01-01T00:00:00Z') });
  fc.assert(
    fc.property(
      fc.constantFrom(...areaCodes),
      moments,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (code, nowMs, part) => {
        const zones = ['America/Los_Angeles', ...zonesOfNumber(`+1${code}2345678`)];
        const window = findTextWindow(nowMs, { zones, isHoliday: none });
        if (!window) throw new Error('No window opens');
        expect(window.untilMs).toBeGreaterThan(nowMs);
        const within = Math.floor(window.fromMs + part * (window.untilMs - window.fromMs - 1));
        for (const zone of zones) {
          const { hour } = Temporal.Instant.fromEpochMilliseconds(within).toZonedDateTimeISO(zone);
          expect(hour).toBeGreaterThanOrEqual(8);
          expect(hour).toBeLessThan(21);
        }
      },
    ),
  );
});

test('The day of a reminder is a day before that is no holiday', () => {
  const event = Temporal.PlainDate.from('2026-11-27');
  const thanksgiving = (day: Temporal.PlainDate) => day.toString() === '2026-11-26';
  expect(findLeadDay(event, 7, thanksgiving).toString()).toBe('2026-11-20');
  expect(findLeadDay(event, 1, thanksgiving).toString()).toBe('2026-11-25');
});
