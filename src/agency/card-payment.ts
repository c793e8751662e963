import { z } from 'zod';
import { isCardNumber } from './is-card-number.ts';
import { oneOf } from './written-fields.ts';

/**
 * How a charge ended, as the carrier told it. `unknown`: nothing that can be relied on. A charge whose caller hung up, or whose processor did
 * not answer, may have been made all the same. `not-taken`: the processor has surely charged nothing, as it says.
 */
export const payOutcomes = [
  'paid',
  'declined',
  'invalid-card',
  'cancelled',
  'too-many-tries',
  'processor-down',
  'hung-up',
  'not-taken',
  'unknown',
] as const;
export type PayOutcome = (typeof payOutcomes)[number];

/** `begun`: no result has come. `unsettled`: whether money moved is known to the processor alone. */
export type CardPaymentState = 'begun' | 'paid' | 'not-paid' | 'unsettled';

/** What each result comes to. */
export const stateAfter: Readonly<Record<PayOutcome, Exclude<CardPaymentState, 'begun'>>> = {
  paid: 'paid',
  declined: 'not-paid',
  'invalid-card': 'not-paid',
  cancelled: 'not-paid',
  'too-many-tries': 'not-paid',
  'processor-down': 'unsettled',
  'hung-up': 'unsettled',
  'not-taken': 'not-paid',
  unknown: 'unsettled',
};

/** Whether it is known if money moved. Then a payment takes no other result: the first that is certain stands. */
export function isCertain(state: CardPaymentState): boolean {
  return state === 'paid' || state === 'not-paid';
}

/** For so long a caller is told that it is not known whether a charge was made. */
export const unsettledToldMs = 60 * 86_400_000;

/** By what somebody pays who has not signed in. */
export const PaidFor = z.object({
  kind: oneOf(['participant-id', 'case-number']),
  digits: z.string().regex(/^[\dA-Z]{1,30}$/, 'the ID or number as it was keyed in'),
});
export type PaidFor = Readonly<z.infer<typeof PaidFor>>;

/** A payment by card of which the charge is about to be tried. */
export interface NewCardPayment {
  /** The reference of who has signed in; left out where somebody pays by an ID or a case number alone. */
  readonly participant?: string | undefined;
  /** What they keyed in who have not signed in, sealed. */
  readonly paidFor?: string | undefined;
  /** The case by its position, the end of its number and the agency's reference of it; left out: all cases. */
  readonly case?: number | undefined;
  readonly caseEnding?: string | undefined;
  readonly caseReference?: string | undefined;
  /** What the agency gets, without the fee. */
  readonly amountCents: number;
  readonly feeCents: number;
  /** The agency's name of its quote, where it gave one. */
  readonly quote?: string | undefined;
  /** How its payer agreed: in a call, where left out, or by replying to a text. */
  readonly way?: 'reply' | undefined;
  /** The line's name. */
  readonly line: string;
  /** The call, or the text, and its turn: that of a text is 0. */
  readonly call: string;
  readonly turn: number;
  /** Milliseconds of the epoch. */
  readonly atMs: number;
}

/** A payment by card, as it stands. */
export interface CardPayment extends Omit<NewCardPayment, 'paidFor' | 'quote'> {
  /** Our own name of it, random: the processor's idempotency key. */
  readonly payment: string;
  readonly state: CardPaymentState;
  readonly outcome?: PayOutcome | undefined;
  /** Eight digits, which the caller is told; only of one that is paid. */
  readonly confirmation?: string | undefined;
}

/** A payment by card, as a call tells it. */
export interface ToldCardPayment {
  readonly payment: string;
  /** One that was begun in another call and got no result is told as `unsettled`. */
  readonly state: CardPaymentState;
  readonly outcome?: PayOutcome | undefined;
  readonly confirmation?: string | undefined;
  readonly amountCents: number;
  readonly feeCents: number;
  readonly case?: number | undefined;
  readonly caseEnding?: string | undefined;
  /** When it was begun: an ISO 8601 date of the line's time zone. */
  readonly date: string;
}

/** Our own name of a payment, as it comes back from the carrier. */
export const PaymentName = z.string().regex(/^[A-Za-z0-9]{16,64}$/, 'the name of a card payment');

/** The processor's name of a charge. What may be the number of a card is none. */
export const ChargeName = z
  .string()
  .regex(/^[\w.:-]{1,100}$/, 'the name of a charge')
  .refine((name) => !isCardNumber(name), 'the name of a charge, and no number of a card');
