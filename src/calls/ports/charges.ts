import type { CardToken } from '../../agency/card-token.ts';

/** A charge that somebody agreed to. */
export interface NewCharge {
  /** Our own name of the payment, random: the idempotency key. The same payment is charged once, however often it is asked for. */
  readonly payment: string;
  readonly card: CardToken;
  /** With the fee. */
  readonly cents: number;
  /** For so long the answer is waited for. */
  readonly withinMs: number;
}

/**
 * How a charge ended. `paid`: the processor's name of it. `token-gone`: the processor keeps that card no more. `unknown`: whether money moved
 * is known to the processor alone.
 */
export type FoundCharge =
  | { readonly outcome: 'paid'; readonly charge: string }
  | { readonly outcome: 'declined' | 'token-gone' | 'unknown' };

/** `busy`: nothing was charged, and nothing will be. */
export type Charged = FoundCharge | { readonly outcome: 'busy' };

/** A processor that deletes the cards which it keeps. */
export interface CardKeeper {
  /** True once it keeps the card no more, also where it knows of none. False: it is to be told again. Rejects never. */
  deleteCard(card: CardToken, withinMs: number): Promise<boolean>;
}

/** A processor that charges cards which it keeps, by their tokens. */
export interface Charges {
  /** Charges once, and never tries again by itself. Rejects never. */
  charge(wanted: NewCharge): Promise<Charged>;
  /**
   * How a charge ended, by our name of the payment; `unknown` also where the processor knows of none: it may be on its way. That it cannot be
   * asked says nothing of the charge. Rejects never.
   */
  find(payment: string, withinMs: number): Promise<FoundCharge>;
}
