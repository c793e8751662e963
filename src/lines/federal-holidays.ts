import { monday, nthWeekday, saturday, sunday, thursday } from './nth-weekday.ts';

/** A holiday on a Saturday is kept on the Friday before it, one on a Sunday on the Monday after it. */
function keptOn(year: number, month: number, day: number): Temporal.PlainDate {
  const date = Temporal.PlainDate.from({ year, month, day });
  if (date.dayOfWeek === saturday) return date.subtract({ days: 1 });
  return date.dayOfWeek === sunday ? date.add({ days: 1 }) : date;
}

/** The days of a year on which federal offices are closed (5 U.S.C. 6103; for Sundays, Executive Order 11582). */
export function federalHolidays(year: number): Temporal.PlainDate[] {
  const days = [
    keptOn(year, 1, 1),
    nthWeekday(year, 1, monday, 3),
    nthWeekday(year, 2, monday, 3),
    nthWeekday(year, 5, monday, 'last'),
    keptOn(year, 6, 19),
    keptOn(year, 7, 4),
    nthWeekday(year, 9, monday, 1),
    nthWeekday(year, 10, monday, 2),
    keptOn(year, 11, 11),
    nthWeekday(year, 11, thursday, 4),
    keptOn(year, 12, 25),
    keptOn(year + 1, 1, 1),
  ];
  return days.filter((day) => day.year === year);
}
