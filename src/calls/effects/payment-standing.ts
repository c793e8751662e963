import type { FoundPayment, PaymentStanding, ToldPayment } from '../../agency/payment.ts';

/** A payment as it is told on a day. */
export function toToldPayment({ status, ...payment }: FoundPayment, today: Temporal.PlainDate): ToldPayment {
  return { ...payment, standing: standingOf(status, Temporal.PlainDate.compare(payment.date, today)) };
}

function standingOf(status: FoundPayment['status'], daysAhead: number): PaymentStanding {
  if (status === 'posted') return daysAhead > 0 ? 'ahead' : 'posted';
  return daysAhead < 0 ? 'overdue' : 'expected';
}
