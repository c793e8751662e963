/** What a card payment costs its payer: percent of the amount, to three decimals, or the same for every one. */
export type CardFee = { readonly percent: number } | { readonly cents: number };

/** What a line takes by card, in cents, without the fee. */
export interface PayTerms {
  readonly fee: CardFee;
  readonly leastCents: number;
  readonly mostCents: number;
}

/** The carrier charges up to $1,000,000.00. */
const mostCharged = 100_000_000;

/** A percent in thousandths of it, of a whole. */
const whole = 100_000;

/** The fee in cents, half a cent up: 1.9 % of $425.00 is $8.08. It is on the amount, not on the total. */
export function feeOf(amountCents: number, fee: CardFee): number {
  if ('cents' in fee) return fee.cents;
  const share = amountCents * Math.round(fee.percent * 1000);
  return Math.floor((share + whole / 2) / whole);
}

/** An amount that cannot be paid by card, and the limit that it passes. */
interface PassedLimit {
  readonly why: 'too-little' | 'too-much';
  readonly limitCents: number;
}

/** Why an agency lets nothing be paid by card now, however much it is. */
export const payRefusals = ['card-not-accepted', 'closed', 'other'] as const;

/** What keeps an amount from being paid by card. */
export type PayRefusal = PassedLimit | { readonly why: (typeof payRefusals)[number] };

/** What paying an amount by card comes to, as an agency says it. */
export interface PayQuote {
  readonly amountCents: number;
  readonly feeCents: number;
  /** The agency's name of it: amount and fee are held under it for a while. */
  readonly quote: string;
  /** The day on which it counts if it is paid now: an ISO 8601 date. */
  readonly countsOn?: string | undefined;
}

/** The fee of an amount, or why it cannot be paid. */
export function quoteAmount(amountCents: number, terms: PayTerms): { readonly feeCents: number } | PassedLimit {
  const { fee, leastCents, mostCents } = terms;
  if (!Number.isSafeInteger(amountCents) || amountCents < Math.max(1, leastCents)) {
    return { why: 'too-little', limitCents: Math.max(1, leastCents) };
  }
  const feeCents = amountCents > mostCharged ? 0 : feeOf(amountCents, fee);
  if (amountCents > mostCents || amountCents + feeCents > mostCharged)
    return { why: 'too-much', limitCents: mostCents };
  return { feeCents };
}
