/** A time of a day in a zone, with the offset that the zone has then. */
export function atLocalTime(timeZone: string, date: Temporal.PlainDate, time: string): string {
  const local = date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
  return local.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
