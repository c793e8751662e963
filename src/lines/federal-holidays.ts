import { avoidWeekend } from './avoid-weekend.ts';
import { monday, nthWeekday, thursday } from './nth-weekday.ts';

/** The days of a year on which federal offices are closed (5 U.S.C. 6103; for Sundays, Executive Order 11582). */
export function federalHolidays(year: number): Temporal.PlainDate[] {
  const days = [
    avoidWeekend(year, 1, 1),
    nthWeekday(year, 1, monday, 3),
    nthWeekday(year, 2, monday, 3),
    nthWeekday(year, 5, monday, 'last'),
    avoidWeekend(year, 6, 19),
    avoidWeekend(year, 7, 4),
    nthWeekday(year, 9, monday, 1),
    nthWeekday(year, 10, monday, 2),
    avoidWeekend(year, 11, 11),
    nthWeekday(year, 11, thursday, 4),
    avoidWeekend(year, 12, 25),
    avoidWeekend(year + 1, 1, 1),
  ];
  return days.filter((day) => day.year === year);
}
