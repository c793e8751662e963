/** Creates a function that writes dates. It formats UTC milliseconds: `Intl` takes ten times as long for a `PlainDate`. */
export function createDateFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (date: Temporal.PlainDate) => string {
  const writer = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return ({ year, month, day }) => writer.format(Date.UTC(year, month - 1, day));
}
