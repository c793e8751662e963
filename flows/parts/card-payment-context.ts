import { z } from 'zod';
import { type CardPaymentState, payOutcomes } from '../../src/agency/card-payment.ts';
import { PaySettings } from '../../src/agency/pay-settings.ts';

/** How cards are charged on the line; `typed`: its callers have text telephones. */
export const CardSettings = PaySettings.extend({ typed: z.boolean() });

const states = ['begun', 'paid', 'not-paid', 'unsettled'] as const satisfies readonly CardPaymentState[];

const Told = z.object({
  payment: z.string(),
  state: z.enum(states),
  outcome: z.enum(payOutcomes).optional(),
  confirmation: z.string().optional(),
  amountCents: z.int(),
  feeCents: z.int(),
  case: z.int().optional(),
  caseEnding: z.string().optional(),
  date: z.string(),
});

/** What a call remembers of a payment by card. Amounts are integer cents. */
export const CardPaymentContext = {
  /** What is to be paid; nothing of a card. */
  paying: z
    .object({
      amountCents: z.int(),
      feeCents: z.int().default(0),
      quote: z.string().optional(),
      /** The day on which it counts, where the agency says so itself. */
      countsOn: z.string().optional(),
      /** Our own name of it, from when a card is asked for. */
      payment: z.string().optional(),
    })
    .optional(),
  /** The day on which a payment that is made now counts. */
  counts: z.object({ isToday: z.boolean(), date: z.string() }).optional(),
  /** What became of the last payment in this call. */
  charged: Told.optional(),
  /** What the caller paid by card in the last days, in calls. */
  cardPayments: z.array(Told).readonly().optional(),
  /** Whether the link to the page for paying went out in this call. */
  linkSent: z.boolean().default(false),
  /** Payments begun in this call. */
  paymentsBegun: z.int().default(0),
  /** What a caller pays for without having signed in, sealed; and the end of it, where it may be said back. */
  paidFor: z.string().optional(),
  paidForKind: z.enum(['participant-id', 'case-number']).optional(),
} as const;
