import { avoidSunday } from './avoid-weekend.ts';
import { monday, nthWeekday, thursday } from './nth-weekday.ts';

/**
 * The days on which offices of the Commonwealth of Massachusetts are closed (General Laws c. 4 s. 7 cl. 18). A holiday on a Saturday moves
 * nowhere: offices are open on the Friday. On the holidays of Suffolk County, March 17 and June 17, offices of the state are open.
 */
export function massachusettsHolidays(year: number): Temporal.PlainDate[] {
  return [
    avoidSunday(year, 1, 1),
    nthWeekday(year, 1, monday, 3),
    nthWeekday(year, 2, monday, 3),
    nthWeekday(year, 4, monday, 3),
    nthWeekday(year, 5, monday, 'last'),
    avoidSunday(year, 6, 19),
    avoidSunday(year, 7, 4),
    nthWeekday(year, 9, monday, 1),
    nthWeekday(year, 10, monday, 2),
    avoidSunday(year, 11, 11),
    nthWeekday(year, 11, thursday, 4),
    avoidSunday(year, 12, 25),
  ];
}
