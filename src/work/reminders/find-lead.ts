import { findLeadDay } from './text-window.ts';

/** The agency's days. */
export interface Calendar {
  /** IANA name. */
  readonly timeZone: string;
  readonly isHoliday: (day: Temporal.PlainDate) => boolean;
}

/** A reminder that may go now: until `lateMs`, milliseconds of the epoch. */
export interface Lead {
  readonly lead: 'week' | 'day' | 'three-days';
  readonly lateMs: number;
}

const hourMs = 3_600_000;

/** The farthest that a lead reaches before its event, holidays before it among them. */
export const longestLeadDays = 16;

/**
 * Which reminder of an appointment may go now: a week before until two days before, or a day before until two hours before. Undefined where
 * none may.
 */
export function findAppointmentLead(atMs: number, nowMs: number, calendar: Calendar): Lead | undefined {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(calendar.timeZone);
  const leads: readonly (Lead & { readonly days: number })[] = [
    { lead: 'day', days: 1, lateMs: atMs - 2 * hourMs },
    { lead: 'week', days: 7, lateMs: at.subtract({ days: 2 }).epochMilliseconds },
  ];
  const open = leads.find(({ days, lateMs }) => startOf(at.toPlainDate(), days, calendar) <= nowMs && nowMs < lateMs);
  return open && { lead: open.lead, lateMs: open.lateMs };
}

/** Whether a payer may be told now of what is due on a day (ISO 8601): three days before, until that day begins. */
export function findPaymentLead(day: string, nowMs: number, calendar: Calendar): Lead | undefined {
  const due = Temporal.PlainDate.from(day);
  const lateMs = startOf(due, 0, { ...calendar, isHoliday: () => false });
  return startOf(due, 3, calendar) <= nowMs && nowMs < lateMs ? { lead: 'three-days', lateMs } : undefined;
}

function startOf(day: Temporal.PlainDate, days: number, { timeZone, isHoliday }: Calendar): number {
  return findLeadDay(day, days, isHoliday).toZonedDateTime(timeZone).epochMilliseconds;
}
