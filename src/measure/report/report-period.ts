/** The days of a report, both of them in it, in the time zone of an agency. */
export interface ReportPeriod {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  /** IANA name. */
  readonly timeZone: string;
}

/** The usual length: four weeks have each day of the week as often. */
const usualDays = 28;

interface AskedDays {
  readonly from?: Temporal.PlainDate | undefined;
  readonly to?: Temporal.PlainDate | undefined;
}

/** The days that are asked for; else four weeks to yesterday, since today is not over. Throws where they lie the wrong way round or ahead. */
export function choosePeriod({ from, to }: AskedDays, timeZone: string, now: Temporal.Instant): ReportPeriod {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const yesterday = today.subtract({ days: 1 });
  const last = to ?? (from && Temporal.PlainDate.compare(from, yesterday) > 0 ? today : yesterday);
  const first = from ?? last.subtract({ days: usualDays - 1 });
  if (Temporal.PlainDate.compare(last, today) > 0 || Temporal.PlainDate.compare(first, today) > 0)
    throw new Error(`Today is ${today.toString()} in ${timeZone}: a report ends today at the latest.`);
  if (Temporal.PlainDate.compare(first, last) > 0)
    throw new Error(`--from ${first.toString()} is later than --to ${last.toString()}.`);
  return { from: first, to: last, timeZone };
}

/** From the first millisecond of the epoch to the one after the last: a day of the clock change has 23 or 25 hours. */
export function spanOf({ from, to, timeZone }: ReportPeriod): { readonly beginMs: number; readonly endMs: number } {
  const beginOf = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).epochMilliseconds;
  return { beginMs: beginOf(from), endMs: beginOf(to.add({ days: 1 })) };
}
