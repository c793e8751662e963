/** Days of the week as ISO 8601 counts them. */
export const monday = 1;
export const thursday = 4;
export const saturday = 6;
export const sunday = 7;

/** Which Monday, Thursday … of a month: `last` counts from its end. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number | 'last'): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const start = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
  if (nth !== 'last') return start.add({ weeks: nth - 1 });
  const fifth = start.add({ weeks: 4 });
  return fifth.month === month ? fifth : start.add({ weeks: 3 });
}
