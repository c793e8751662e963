import type { PayQuote, PayRefusal } from '../../agency/card-fee.ts';
import type { NewCardPayment, PaidFor } from '../../agency/card-payment.ts';
import type { WantedPayment } from './card-payment-store.ts';
import type { WaitingPayment } from './waiting-payments.ts';

/** Whom a payment is for: somebody who has signed in, or what was keyed in by somebody who has not. */
export type Payee = { readonly participant: string } | { readonly payFor: PaidFor };

type Amounts = Pick<NewCardPayment, 'amountCents' | 'feeCents' | 'quote' | 'line' | 'call' | 'turn' | 'atMs'>;

/** Payments by card at an agency that keeps them itself. */
export interface AgencyPayments {
  /** Whether the agency keeps them, as far as it has said. */
  keepsPayments(): boolean;
  quote(payee: Payee, wanted: Omit<WantedPayment, 'participant' | 'paidFor'>): Promise<PayQuote | PayRefusal>;
  /** Notes that a card is about to be asked for; `payment`: our name of it. False where the quote is over. */
  begin(
    payment: string,
    payee: Payee,
    wanted: Omit<WantedPayment, 'participant' | 'paidFor'> & Amounts,
  ): Promise<boolean>;
  /** Says how a payment stands. False where the agency refuses to take that; rejects where it cannot be reached. */
  settle(payment: WaitingPayment): Promise<boolean>;
  /** Our names of those that were begun for a participant, the newest first. */
  findNames(participant: string): Promise<readonly string[]>;
}
