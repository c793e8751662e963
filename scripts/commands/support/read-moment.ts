/**
 * Reads a moment that an argument names: by a clock in a time zone, as 2026-12-03T09:00, or with an offset of its own. Throws where it is
 * none, or where clocks go forward over it.
 */
export function readMoment(text: string, timeZone: string): Temporal.Instant {
  try {
    if (/(?:Z|[+-]\d\d:?\d\d)$/i.test(text)) return Temporal.Instant.from(text);
    if (text.includes('T'))
      return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone, { disambiguation: 'reject' }).toInstant();
  } catch {
    // It is told as any other text that is no moment.
  }
  throw new Error(`"${text}" is no time in ${timeZone}: write it as 2026-12-03T09:00.`);
}
