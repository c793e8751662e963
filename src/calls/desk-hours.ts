import { z } from 'zod';
import { isStateHoliday } from './state-holidays.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const Span = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'times such as "08:00-17:00"')
  .transform((text) => text.split('-') as [string, string])
  .refine(([opens, closes]) => opens < closes, 'the desk must close after it opens')
  .transform(([opens, closes]) => ({ opens, closes }));

const IsoDate = z.iso.date('a date such as "2026-12-24"');

/** When people answer at a desk, in the time zone of its line. */
export const DeskHours = z.strictObject({
  days: z.array(z.enum(weekdays)).default(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']),
  open: Span.prefault('08:00-17:00'),
  /** `california`: closed on the holidays of the state. */
  holidays: z.enum(['california', 'none']).default('california'),
  /** Days that differ: date → other hours, or closed. */
  exceptions: z.record(IsoDate, z.union([z.literal('closed'), Span])).default({}),
});

export type DeskHours = z.infer<typeof DeskHours>;

/** So far ahead a desk opens again, or never. */
const daysAhead = 31;

/** Whether people answer at an instant. Pure. */
export function isOpen(hours: DeskHours, timeZone: string, instant: Temporal.Instant): boolean {
  const local = instant.toZonedDateTimeISO(timeZone);
  const span = spanOf(hours, local.toPlainDate());
  const time = local.toPlainTime().toString();
  return span !== undefined && span.opens <= time && time < span.closes;
}

/** When people answer again after an instant: a date and a time, ISO 8601. Undefined where that is more than a month away. */
export function findNextOpening(hours: DeskHours, timeZone: string, instant: Temporal.Instant) {
  const local = instant.toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString();
  for (let days = 0; days <= daysAhead; days++) {
    const date = local.toPlainDate().add({ days });
    const span = spanOf(hours, date);
    if (span && (days > 0 || time < span.opens)) return { day: date.toString(), time: span.opens };
  }
  return undefined;
}

function spanOf({ days, open, holidays, exceptions }: DeskHours, date: Temporal.PlainDate) {
  const exception = exceptions[date.toString()];
  if (exception !== undefined) return exception === 'closed' ? undefined : exception;
  const weekday = weekdays[date.dayOfWeek - 1];
  if (!weekday || !days.includes(weekday)) return undefined;
  return holidays === 'california' && isStateHoliday(date) ? undefined : open;
}
