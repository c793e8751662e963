/** A writer of dates. It formats milliseconds in UTC: a `PlainDate` takes `Intl` more than ten times as long. */
export function createDateFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (date: Temporal.PlainDate) => string {
  const writer = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return ({ year, month, day }) => writer.format(Date.UTC(year, month - 1, day));
}
