import { saturday, sunday } from './nth-weekday.ts';

/** The day on which a holiday with a date is kept: from a Sunday it moves to the Monday after it. */
export function avoidSunday(year: number, month: number, day: number): Temporal.PlainDate {
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.dayOfWeek === sunday ? date.add({ days: 1 }) : date;
}

/** As `avoidSunday`; from a Saturday it moves to the Friday before it, which may be in the year before. */
export function avoidWeekend(year: number, month: number, day: number): Temporal.PlainDate {
  const date = avoidSunday(year, month, day);
  return date.dayOfWeek === saturday ? date.subtract({ days: 1 }) : date;
}
