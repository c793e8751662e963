import { monday, nthWeekday, sunday, thursday } from './nth-weekday.ts';

/** A holiday on a Sunday is kept on the Monday after it. */
function observed(year: number, month: number, day: number): Temporal.PlainDate {
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.dayOfWeek === sunday ? date.add({ days: 1 }) : date;
}

/** The days on which offices of the State of California are closed (California Government Code 6700 and 19853). */
export function californiaHolidays(year: number): Temporal.PlainDate[] {
  const thanksgiving = nthWeekday(year, 11, thursday, 4);
  return [
    observed(year, 1, 1),
    nthWeekday(year, 1, monday, 3),
    nthWeekday(year, 2, monday, 3),
    observed(year, 3, 31),
    nthWeekday(year, 5, monday, 'last'),
    observed(year, 7, 4),
    nthWeekday(year, 9, monday, 1),
    observed(year, 11, 11),
    thanksgiving,
    thanksgiving.add({ days: 1 }),
    observed(year, 12, 25),
  ];
}
