import type { CardPayment, CardPaymentState, NewCardPayment } from '../../agency/card-payment.ts';

/** A payment of which an agency does not know yet how it stands. `charge`: the processor's name of it. */
export interface WaitingPayment extends CardPayment {
  readonly charge: string | undefined;
  /** How often in a row the agency has refused to take how it stands. */
  readonly refusals: number;
}

/** Payments by card that are kept here until an agency that keeps them itself knows how they stand. They outlive the process. */
export interface WaitingPayments {
  /** As that of `CardPaymentStore`, for a payment that the agency has not begun yet: it is told to nobody. */
  begin(payment: NewCardPayment, attempt: string): Promise<Pick<CardPayment, 'payment' | 'state'>>;
  /** The agency knows that it stands so. */
  note(payment: string, state: CardPaymentState): Promise<void>;
  /** The agency has refused to take that it stands so: it waits until then, unless it comes to stand otherwise. */
  postpone(payment: WaitingPayment, untilMs: number): Promise<void>;
  /** Some of those of which it is to be told now; `after` names the last one of the page before. */
  list(after: string, nowMs: number): Promise<readonly WaitingPayment[]>;
}
