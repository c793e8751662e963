import type { FoundPayment, PaymentStanding, ToldPayment } from '../../agency/payment.ts';
import { nameNearDay } from './name-near-day.ts';
import { toToldCourse } from './to-told-course.ts';

/** A payment as it is told on a day. */
export function toToldPayment(found: FoundPayment, today: Temporal.PlainDate): ToldPayment {
  const { kind, date, method, amountCents, caseEnding, caseReference, shared, status } = found;
  const standing = standingOf(status, Temporal.PlainDate.compare(date, today));
  const near = nameNearDay(date, today);
  return {
    kind,
    date,
    method,
    amountCents,
    standing,
    ...(caseEnding !== undefined && { caseEnding }),
    ...(caseReference !== undefined && { caseReference }),
    ...(shared && { shared }),
    ...(near && { near }),
    ...toToldCourse(found, today.toString()),
  };
}

function standingOf(status: FoundPayment['status'], daysAhead: number): PaymentStanding {
  if (status === 'held' || status === 'returned') return status;
  if (status === 'posted') return daysAhead > 0 ? 'ahead' : 'posted';
  return daysAhead < 0 ? 'overdue' : 'expected';
}
