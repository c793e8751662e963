import { avoidSunday, avoidWeekend } from './avoid-weekend.ts';
import { monday, nthWeekday, thursday } from './nth-weekday.ts';

/**
 * The days on which offices of the State of California are closed (California Government Code 19853). Of the holidays on a Saturday, only
 * Veterans Day is kept on the Friday (6701, 19853). Other holidays of section 6700, such as June 19, leave the offices open.
 */
export function californiaHolidays(year: number): Temporal.PlainDate[] {
  const thanksgiving = nthWeekday(year, 11, thursday, 4);
  return [
    avoidSunday(year, 1, 1),
    nthWeekday(year, 1, monday, 3),
    nthWeekday(year, 2, monday, 3),
    avoidSunday(year, 3, 31),
    nthWeekday(year, 5, monday, 'last'),
    avoidSunday(year, 7, 4),
    nthWeekday(year, 9, monday, 1),
    avoidWeekend(year, 11, 11),
    thanksgiving,
    thanksgiving.add({ days: 1 }),
    avoidSunday(year, 12, 25),
  ];
}
