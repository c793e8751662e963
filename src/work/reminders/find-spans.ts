import type { ReminderSpans } from '../../calls/ports/reminder-source.ts';
import { type Calendar, longestLeadDays } from './find-lead.ts';

/** Agencies post payments, and list documents, some days after the day that they name. What is older is news no more. */
export const lookBackDays = 14;

const dayMs = 86_400_000;

/** For which times it is looked what there is to be reminded of now. */
export function findSpans(nowMs: number, { timeZone }: Pick<Calendar, 'timeZone'>): ReminderSpans {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate();
  return {
    appointments: { fromMs: nowMs, untilMs: nowMs + longestLeadDays * dayMs },
    due: { fromDay: today.toString(), toDay: today.add({ days: longestLeadDays }).toString() },
    news: { fromDay: today.subtract({ days: lookBackDays }).toString(), toDay: today.toString() },
  };
}
