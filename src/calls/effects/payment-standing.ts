import type { FoundPayment, PaymentStanding, ToldPayment } from '../../agency/payment.ts';
import { nameNearDay } from './name-near-day.ts';

/** A payment as it is told on a day. */
export function toToldPayment({ status, ...payment }: FoundPayment, today: Temporal.PlainDate): ToldPayment {
  const standing = standingOf(status, Temporal.PlainDate.compare(payment.date, today));
  const near = nameNearDay(payment.date, today);
  return { ...payment, standing, ...(near && { near }) };
}

function standingOf(status: FoundPayment['status'], daysAhead: number): PaymentStanding {
  if (status === 'posted') return daysAhead > 0 ? 'ahead' : 'posted';
  return daysAhead < 0 ? 'overdue' : 'expected';
}
