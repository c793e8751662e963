import type { CardPayment, CardPaymentState, NewCardPayment } from '../../agency/card-payment.ts';

/** A payment of which an agency does not know yet how it stands. `charge`: the processor's name of it. */
export interface WaitingPayment extends CardPayment {
  readonly charge: string | undefined;
}

/** Payments by card that are kept here until an agency that keeps them itself knows how they stand. They outlive the process. */
export interface WaitingPayments {
  /** As that of `CardPaymentStore`, for a payment that the agency has not begun yet: it is told to nobody. */
  begin(payment: NewCardPayment, attempt: string): Promise<Pick<CardPayment, 'payment' | 'state'>>;
  /** The agency knows that it stands so. */
  note(payment: string, state: CardPaymentState): Promise<void>;
  /** Some of those that wait; `after` names the last one of the page before. */
  list(after: string): Promise<readonly WaitingPayment[]>;
}
