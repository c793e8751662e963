/** Which Monday, Thursday … of a month: `last` counts from its end. */
function nthWeekday(year: number, month: number, weekday: number, nth: number | 'last'): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const start = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
  if (nth !== 'last') return start.add({ weeks: nth - 1 });
  const fifth = start.add({ weeks: 4 });
  return fifth.month === month ? fifth : start.add({ weeks: 3 });
}

/** A holiday on a Sunday is kept on the Monday after it. */
function observed(year: number, month: number, day: number): Temporal.PlainDate {
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.dayOfWeek === 7 ? date.add({ days: 1 }) : date;
}

const [monday, thursday] = [1, 4];

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
