import { z } from 'zod';
import type { Language } from '../text/language.ts';
import { ReportedPayment } from './payment.ts';
import { oneOf } from './written-fields.ts';

/** What a caller leaves for the agency to do. */
export const requestKinds = [
  'direct-deposit-form',
  'message',
  'statement',
  'payment-history',
  'contact-change',
  'text-reminders',
  'missing-payment',
  'order-review',
  /** Of a payer or recipient: money that was paid without the agency shall count once. */
  'direct-payment-credit',
  'callback',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What belongs to a request. */
export const RequestDetails = z.object({
  /** The private address of a recording. */
  recording: z.string().exactOptional(),
  text: z.string().exactOptional(),
  /** The message that this one was to take the place of, where the caller went before either could be chosen. */
  earlierRecording: z.string().exactOptional(),
  earlierText: z.string().exactOptional(),
  /** The number to call, E.164. */
  phone: z.string().exactOptional(),
  year: z.int().exactOptional(),
  /** The payments that were told to be late, and so are reported. */
  payments: z.array(ReportedPayment).readonly().exactOptional(),
  /** What the form is for. */
  directDeposit: oneOf(['start', 'change', 'stop']).exactOptional(),
  /** Whether reminders are wanted, in requests of version 0.1: `text-reminders` is not offered any more. */
  consent: z.boolean().exactOptional(),
  /** The wording that the caller agreed to then. */
  wording: z.string().exactOptional(),
});
export type RequestDetails = Readonly<z.infer<typeof RequestDetails>>;

/** A request as a caller leaves it. */
export interface CallerRequest {
  /** Undefined where nobody has signed in. */
  readonly participant?: string | undefined;
  readonly kind: RequestKind;
  /** The case it is about, by its position. */
  readonly case?: number | undefined;
  /** The end of its number, where the caller was told it: positions move where cases are added during a call. */
  readonly caseEnding?: string | undefined;
  /** What the agency calls that case, where it does. */
  readonly caseReference?: string | undefined;
  readonly language: Language;
  readonly details: RequestDetails;
}
