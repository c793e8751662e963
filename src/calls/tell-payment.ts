import type { Payment, PaymentStanding, ToldPayment } from '../cases/case.ts';

/** A payment as it is told on a day. */
export function tellPayment({ status, ...payment }: Payment, today: Temporal.PlainDate): ToldPayment {
  return { ...payment, standing: standingOf(status, Temporal.PlainDate.compare(payment.date, today)) };
}

function standingOf(status: Payment['status'], daysAhead: number): PaymentStanding {
  if (status === 'posted') return daysAhead > 0 ? 'ahead' : 'posted';
  return daysAhead < 0 ? 'overdue' : 'expected';
}
