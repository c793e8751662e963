import type { CardPayment, NewCardPayment, PaidFor, PayOutcome } from '../../agency/card-payment.ts';

/** What `settle` rejects with where there is no such payment. */
export class NeverBegun extends Error {
  constructor() {
    super('A result names a card payment that was never begun here');
    this.name = 'NeverBegun';
  }
}

/** What callers pay by card in a call. What is told of a card never comes here. */
export interface CardPaymentStore {
  /** What stands for the ID or case number that somebody pays by who has not signed in: sealed, whether or not it is anybody's. */
  hide(paidFor: PaidFor): string;
  /**
   * Keeps that a charge is about to be tried, and gives our name of the payment; `attempt` names the try: the same one again gives the same
   * payment as it stands. Before this has resolved no card is asked for, and none for a payment that has had a result.
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
