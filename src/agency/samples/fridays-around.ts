/** The day of the week in ISO 8601. */
export const friday = 5;
const weeksBefore = 16;

interface Fridays {
  /** The last sixteen before the day, the latest first. */
  readonly before: readonly string[];
  /** The day itself, or the first one after it. */
  readonly next: string;
  /** All of the month in which the next one is. */
  readonly ofMonth: readonly string[];
}

/** The Fridays around a day, ISO 8601. */
export function fridaysAround(day: Temporal.PlainDate): Fridays {
  const next = onOrAfter(day);
  const first = onOrAfter(next.with({ day: 1 }));
  const weeks = [0, 1, 2, 3, 4].map((week) => first.add({ weeks: week }));
  return {
    before: Array.from({ length: weeksBefore }, (_, week) => next.subtract({ weeks: week + 1 }).toString()),
    next: next.toString(),
    ofMonth: weeks.filter(({ month }) => month === next.month).map(String),
  };
}

function onOrAfter(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.add({ days: (friday - day.dayOfWeek + 7) % 7 });
}
