/** What never came, or was returned, is told among the first for so long; after that it must not hide the payments of these days. */
const lateDays = 60;

/** The first day of what is late on a day, ISO 8601. */
export function findLateFrom(today: string): string {
  return Temporal.PlainDate.from(today).subtract({ days: lateDays }).toString();
}
