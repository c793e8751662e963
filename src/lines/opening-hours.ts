import { z } from 'zod';
import { californiaHolidays } from './california-holidays.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const span = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;

/** From one time to another on the same day. */
const Span = z
  .string()
  .regex(span, 'times such as "08:00-17:00"')
  .refine((text) => text.slice(0, 5) < text.slice(6), 'times such as "08:00-17:00", the earlier one first')
  .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) }));

/** When people answer at a desk, in the time zone of the line. */
export const OpeningHours = z.strictObject({
  /** A day that is left out is closed. */
  days: z.partialRecord(z.enum(weekdays), Span).refine((days) => Object.keys(days).length > 0, 'at least one day'),
  holidays: z.enum(['none', 'california']).default('none'),
  /** Dates with other hours, or `closed`. */
  exceptions: z.record(z.iso.date(), z.union([z.literal('closed'), Span])).default({}),
});

export type OpeningHours = z.infer<typeof OpeningHours>;

/** A day on which the desk is open: ISO 8601 date and times. */
export interface Opening {
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

/** Longer than any run of closed days. */
const lookAheadDays = 60;

/** Whether the desk is open at a time. */
export function isDeskOpen(hours: OpeningHours, now: Temporal.ZonedDateTime): boolean {
  const today = openingOn(hours, now.toPlainDate());
  const time = now.toPlainTime().toString().slice(0, 5);
  return today !== undefined && today.from <= time && time < today.to;
}

/** When the desk opens next; undefined where it stays closed for 60 days. */
export function findNextOpening(hours: OpeningHours, now: Temporal.ZonedDateTime): Opening | undefined {
  const time = now.toPlainTime().toString().slice(0, 5);
  const days = Array.from({ length: lookAheadDays }, (_, ahead) => now.toPlainDate().add({ days: ahead }));
  return days
    .map((day, index) => ({ opening: openingOn(hours, day), isToday: index === 0 }))
    .find(({ opening, isToday }) => opening && (!isToday || time < opening.from))?.opening;
}

function openingOn({ days, holidays, exceptions }: OpeningHours, day: Temporal.PlainDate): Opening | undefined {
  const date = day.toString();
  const exception = exceptions[date];
  if (exception) return exception === 'closed' ? undefined : { date, ...exception };
  if (holidays === 'california' && californiaHolidays(day.year).some((one) => one.equals(day))) return undefined;
  const usual = days[weekdays[day.dayOfWeek - 1] ?? 'sunday'];
  return usual && { date, ...usual };
}
