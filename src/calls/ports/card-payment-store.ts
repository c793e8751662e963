import type { PayQuote, PayRefusal } from '../../agency/card-fee.ts';
import type { CardPayment, NewCardPayment, PaidFor, PayOutcome } from '../../agency/card-payment.ts';

/** What `settle` rejects with where there is no such payment. */
export class NeverBegun extends Error {
  constructor() {
    super('A result names a card payment that was never begun here');
    this.name = 'NeverBegun';
  }
}

/** What `begin` rejects with where the agency no longer holds amount and fee: no card is asked for. */
export class QuoteOver extends Error {
  constructor() {
    super('The agency’s quote for a card payment is over');
    this.name = 'QuoteOver';
  }
}

/** What is to be paid, and for whom. */
export type WantedPayment = Pick<
  NewCardPayment,
  'participant' | 'paidFor' | 'case' | 'caseEnding' | 'caseReference' | 'amountCents'
>;

/** What callers pay by card in a call. What is told of a card never comes here. */
export interface CardPaymentStore {
  /** What stands for the ID or case number that somebody pays by who has not signed in: sealed, whether or not it is anybody's. */
  hide(paidFor: PaidFor): string;
  /** What paying so much costs at an agency that says so itself; undefined where the line's own terms count. */
  quote(wanted: WantedPayment): Promise<PayQuote | PayRefusal | undefined>;
  /**
   * Keeps that a charge is about to be tried, and gives our name of the payment; `attempt` names the try: the same one again gives the same
   * payment as it stands. Before this has resolved no card is asked for, and none for a payment that has had a result.
   * Rejects with `QuoteOver` where its quote is over.
   */
  begin(payment: NewCardPayment, attempt: string): Promise<Pick<CardPayment, 'payment' | 'state'>>;
  /**
   * Takes a result, and gives how the payment stands. The first that is certain settles it, and all others change nothing. `charge`: the
   * processor's name of it. Rejects with `NeverBegun` where there is no such payment.
   */
  settle(
    payment: string,
    result: { readonly outcome: PayOutcome; readonly charge?: string | undefined },
  ): Promise<CardPayment>;
  find(payment: string): Promise<CardPayment | undefined>;
  /** Those of a participant that were begun since then, the newest first. */
  findOf(participant: string, sinceMs: number): Promise<readonly CardPayment[]>;
}
