import type { Split } from './fold-calls.ts';
import { repeatsFinalMs } from './calls/repeat-window.ts';
import { leastShown } from './hide-small.ts';
import { type ReportPeriod, spanOf } from './report-period.ts';

/** What stands above the tables. */
export interface ReportHead {
  readonly agency: string;
  readonly period: ReportPeriod;
  readonly by: Split | undefined;
  /** What a reader has to know. */
  readonly notes: readonly string[];
}

interface Reading {
  readonly agency: string;
  readonly period: ReportPeriod;
  readonly by: Split | undefined;
  readonly exact: boolean;
  /** The first day in UTC of which anything is kept. */
  readonly firstDay: string | undefined;
  readonly now: Temporal.Instant;
}

export function writeReportHead({ agency, period, by, exact, firstDay, now }: Reading): ReportHead {
  const { beginMs, endMs } = spanOf(period);
  const finalMs = repeatsFinalMs(endMs);
  const notes = [
    exact
      ? `Counts under ${leastShown} are shown: they may point at a person. Keep this report within the agency.`
      : `<${leastShown}: 1 to ${leastShown - 1}. ${leastShown}+ and "hidden": what would tell one of these by subtraction.`,
    ...(firstDay === undefined ? ['Nothing of any call is kept.'] : []),
    ...(firstDay !== undefined && Date.parse(`${firstDay}T00:00:00Z`) > beginMs
      ? [`Nothing is kept of calls before ${firstDay}, in UTC.`]
      : []),
    ...(endMs > now.epochMilliseconds ? ['The last day is not over.'] : []),
    ...(finalMs > now.epochMilliseconds
      ? [`"Called again" is not final before ${dayOf(finalMs, period.timeZone)}.`]
      : []),
  ];
  return { agency, period, by, notes };
}

function dayOf(ms: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
