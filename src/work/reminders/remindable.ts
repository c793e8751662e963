import type { Consent } from '../../agency/consent.ts';
import { nameAppointment } from '../../agency/text-matter.ts';
import type { AppointmentAhead, PaymentDue } from '../../calls/ports/reminder-source.ts';
import type { NewText } from '../../calls/ports/text-list.ts';
import { type Calendar, findAppointmentLead, findPaymentLead } from './find-lead.ts';

/** A reminder that may go now to somebody, if they agreed to it. */
export interface Remindable extends Pick<NewText, 'participant' | 'purpose' | 'event' | 'lead' | 'overMs' | 'lateMs'> {
  readonly once: string;
  /** What it tells who agreed so; undefined where that is nothing. */
  readonly tell: (consent: Consent) => NewText['matter'] | undefined;
}

/** What people have to pay soon: one reminder a day on which anything is due. */
export function findDueReminders(due: readonly PaymentDue[], nowMs: number, calendar: Calendar): Remindable[] {
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
export function findAppointmentReminders(
  ahead: readonly AppointmentAhead[],
  nowMs: number,
  calendar: Calendar,
): Remindable[] {
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
