import type { FoundPayment, ToldPayment } from '../../agency/payment.ts';

type ToldCourse = Pick<ToldPayment, 'heldUntil' | 'reason' | 'disbursedOn' | 'clearedOn' | 'corrects'>;

/** What became of a payment, as it is told on a day (ISO 8601). */
export function toToldCourse(found: FoundPayment, today: string): ToldCourse {
  const corrects = found.replaces === undefined ? {} : ({ corrects: true } as const);
  if (found.status === 'held') return { ...toHold(found, today), ...corrects };
  return found.status === 'posted' && found.date <= today ? { ...toArrival(found, today), ...corrects } : corrects;
}

/** A day that is over says nothing of how long it is still held. Whose address is unknown is not told to the other parent. */
function toHold({ kind, heldUntil, reason }: FoundPayment, today: string): ToldCourse {
  const isTold = reason !== undefined && !(kind === 'collection' && reason === 'address-unknown');
  return {
    ...(heldUntil !== undefined && heldUntil >= today && { heldUntil }),
    ...(isTold && { reason }),
  };
}

/** A day to come has not been. */
function toArrival({ kind, disbursedOn, clearedOn }: FoundPayment, today: string): ToldCourse {
  if (kind === 'collection') return disbursedOn !== undefined && disbursedOn <= today ? { disbursedOn } : {};
  return clearedOn !== undefined && clearedOn <= today ? { clearedOn } : {};
}
