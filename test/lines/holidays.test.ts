import { describe, expect, test } from 'vitest';
import { californiaHolidays } from '../../src/lines/california-holidays.ts';
import { federalHolidays } from '../../src/lines/federal-holidays.ts';
import { massachusettsHolidays } from '../../src/lines/massachusetts-holidays.ts';
import { type Holidays, holidayCalendars, isDeskOpen } from '../../src/lines/opening-hours.ts';

/** The law of each calendar, asked of one day at a time. A date is `12-25`; a weekday stands between two days of its month. */
interface Law {
  readonly dates: readonly string[];
  readonly weekdays: readonly (readonly [weekday: number, from: string, to: string])[];
  /** Dates that are kept on the Friday where they are a Saturday. */
  readonly onFriday: readonly string[];
}

const [mon, thu, fri, sat, sun] = [1, 4, 5, 6, 0];
const ofAll = [
  [mon, '01-15', '01-21'],
  [mon, '02-15', '02-21'],
  [mon, '05-25', '05-31'],
  [mon, '09-01', '09-07'],
  [thu, '11-22', '11-28'],
] as const;
const columbusDay = [mon, '10-08', '10-14'] as const;
const federalDates = ['01-01', '06-19', '07-04', '11-11', '12-25'];

const laws: Record<Holidays, Law> = {
  california: {
    dates: ['01-01', '03-31', '07-04', '11-11', '12-25'],
    weekdays: [...ofAll, [fri, '11-23', '11-29']],
    onFriday: ['11-11'],
  },
  massachusetts: {
    dates: ['01-01', '06-19', '07-04', '11-11', '12-25'],
    weekdays: [...ofAll, [mon, '04-15', '04-21'], columbusDay],
    onFriday: [],
  },
  federal: { dates: federalDates, weekdays: [...ofAll, columbusDay], onFriday: federalDates },
};

const calendars: Record<Holidays, (year: number) => Temporal.PlainDate[]> = {
  california: californiaHolidays,
  massachusetts: massachusettsHolidays,
  federal: federalHolidays,
};

const dayMs = 86_400_000;
const years = Array.from({ length: 13 }, (_, index) => 2024 + index);
const days = Array.from(
  { length: (Date.UTC(2037, 0, 1) - Date.UTC(2024, 0, 1)) / dayMs },
  (_, index) => new Date(Date.UTC(2024, 0, 1) + index * dayMs),
);

function isoOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** Month and day, some days later. */
function after(day: Date, more: number): string {
  return isoOf(new Date(day.getTime() + more * dayMs)).slice(5);
}

function isClosed({ dates, weekdays, onFriday }: Law, day: Date): boolean {
  const [date, weekday] = [after(day, 0), day.getUTCDay()];
  const isMoved = (onFriday.includes(date) && weekday === sat) || (dates.includes(date) && weekday === sun);
  return (
    (dates.includes(date) && !isMoved) ||
    (weekday === mon && dates.includes(after(day, -1))) ||
    (weekday === fri && onFriday.includes(after(day, 1))) ||
    weekdays.some(([wanted, from, to]) => weekday === wanted && from <= date && date <= to)
  );
}

describe.each([...holidayCalendars])('%s', (name) => {
  const lawful = days.filter((day) => isClosed(laws[name], day)).map(isoOf);

  test('keeps the holidays of the law from 2024 to 2036, and no others', () => {
    expect(years.flatMap((year) => calendars[name](year).map(String).toSorted())).toEqual(lawful);
  });

  test('closes a desk on each of them, and on no other day', () => {
    const hours = {
      days: Object.fromEntries(
        ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
          day,
          [{ from: '08:30', to: '16:30' }],
        ]),
      ),
      holidays: [name],
      exceptions: {},
    };
    const closed = days
      .map(isoOf)
      .filter((day) => !isDeskOpen(hours, Temporal.ZonedDateTime.from(`${day}T12:00[America/New_York]`)));
    expect(closed).toEqual(lawful);
  });
});

test.each<[Holidays, number, string]>([
  ['california', 2013, '01-01 01-21 02-18 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25'],
  ['california', 2014, '01-01 01-20 02-17 03-31 05-26 07-04 09-01 11-11 11-27 11-28 12-25'],
  ['california', 2024, '01-01 01-15 02-19 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25'],
  ['massachusetts', 2022, '01-01 01-17 02-21 04-18 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26'],
  ['massachusetts', 2023, '01-02 01-16 02-20 04-17 05-29 06-19 07-04 09-04 10-09 11-11 11-23 12-25'],
  ['federal', 2021, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
  ['federal', 2022, '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26'],
])('%s closes in %i as it published', (name, year, published) => {
  expect(calendars[name](year).map((day) => day.toString().slice(5))).toEqual(published.split(' '));
});

test.each<[string, Holidays[]]>([
  ['2026-06-19', ['federal', 'massachusetts']],
  ['2026-07-03', ['federal']],
  ['2026-11-27', ['california']],
  ['2027-04-19', ['massachusetts']],
  ['2027-07-05', ['california', 'federal', 'massachusetts']],
  ['2027-12-24', ['federal']],
  ['2028-11-10', ['california', 'federal']],
  ['2034-11-10', ['california', 'federal']],
  ['2026-03-17', []],
  ['2026-06-17', []],
])('on %s these are closed: %s', (day, closed) => {
  const { year } = Temporal.PlainDate.from(day);
  expect(holidayCalendars.filter((name) => calendars[name](year).map(String).includes(day))).toEqual(closed);
});
