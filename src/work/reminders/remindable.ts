import type { Consent } from '../../agency/consent.ts';
import { nameAppointment } from '../../agency/text-matter.ts';
import type { ReminderSource } from '../../calls/ports/reminder-source.ts';
import type { NewText } from '../../calls/ports/text-list.ts';
import { type Calendar, findAppointmentLead, findPaymentLead, longestLeadDays } from './find-lead.ts';

const dayMs = 86_400_000;

/** A reminder that may go now to somebody, if they agreed to it. */
export interface Remindable extends Pick<NewText, 'participant' | 'purpose' | 'event' | 'lead' | 'overMs' | 'lateMs'> {
  readonly once: string;
  /** What it tells who agreed so; undefined where that is nothing. */
  readonly tell: (consent: Consent) => NewText['matter'] | undefined;
}

/** What people have to pay soon: one reminder a day on which anything is due. */
export async function findDueReminders(
  source: ReminderSource,
  people: readonly string[],
  nowMs: number,
  calendar: Calendar,
): Promise<Remindable[]> {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  const last = today.add({ days: longestLeadDays });
  const due = await source.findPaymentsDue(people, today.toString(), last.toString());
  const days = new Map(due.map((one) => [`${one.participant} ${one.day}`, one]));
  return [...days.values()].flatMap(({ participant, day }) => {
    const found = findPaymentLead(day, nowMs, calendar);
    if (!found) return [];
    const { lead, lateMs } = found;
    const matter = { tells: 'payment-due', day } as const;
    const facts = { participant, lead, lateMs, overMs: lateMs, once: '', tell: () => matter };
    return [{ ...facts, purpose: 'payments-due', event: `payment-due ${day}` } as const];
  });
}

/** Appointments that people have soon. */
export async function findAppointmentReminders(
  source: ReminderSource,
  people: readonly string[],
  nowMs: number,
  calendar: Calendar,
): Promise<Remindable[]> {
  const ahead = await source.findAppointmentsAhead(people, nowMs, nowMs + longestLeadDays * dayMs);
  return ahead.flatMap(({ participant, ...facts }) => {
    const found = findAppointmentLead(facts.atMs, nowMs, calendar);
    if (!found) return [];
    const { lead, lateMs } = found;
    const matter = { ...facts, tells: 'ahead' } as const;
    const purpose = facts.appointment === 'court' ? 'court-dates' : 'appointments';
    const [event, once] = [nameAppointment(facts), String(facts.atMs)];
    return [{ participant, purpose, event, once, lead, lateMs, overMs: facts.atMs, tell: () => matter } as const];
  });
}
