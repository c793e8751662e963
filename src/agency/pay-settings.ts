import { z } from 'zod';
import { oneOf } from './written-fields.ts';

/** Kinds of cards, by the carrier's names. */
export const cardKinds = [
  'visa',
  'mastercard',
  'discover',
  'amex',
  'jcb',
  'maestro',
  'diners-club',
  'optima',
  'enroute',
] as const;

/** What a card payment costs the caller: a part of the amount, in percent to three decimals, or the same for all amounts. */
const Fee = z.union([z.object({ percent: z.number() }), z.object({ cents: z.int() })]);

/** How cards are charged in calls to a line. Amounts are integer cents. */
export const PaySettings = z.object({
  /** The carrier's name of the connector that leads to the agency's processor. */
  connector: z.string(),
  fee: Fee,
  cards: z.array(oneOf(cardKinds)).readonly(),
  /** The least and the most that a caller can pay at once, without the fee. */
  leastCents: z.int(),
  mostCents: z.int(),
  /** Until when a payment counts on its own day, `15:00`, in the time zone of the line. */
  cutOff: z.string().exactOptional(),
  /** Whether callers may pay who do not sign in. Nothing of a case is told to them. */
  withoutPin: z.boolean(),
  /** The agency's page for paying, an https address without anything of a person in it: texted to callers who want it. */
  link: z.string().exactOptional(),
  /** Whether callers who have signed in may agree to pay by replying to texts. */
  byReply: z.boolean().exactOptional(),
});

export type PaySettings = Readonly<z.infer<typeof PaySettings>>;

export type PayFee = PaySettings['fee'];

/** The day (ISO 8601, of the line's time zone) on which a payment counts, and whether that is the day of the call. */
export interface PaymentDay {
  readonly isToday: boolean;
  readonly date: string;
}
