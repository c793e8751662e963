import { z } from 'zod';
import { AnsweredAppointment } from '../../agency/appointment.ts';
import { AnsweredCase } from '../../agency/case.ts';
import { SignedIn } from '../../agency/participant.ts';
import { AnsweredPayment } from '../../agency/payment.ts';

/** What the agency answers, as `agency-api.yaml` has it, read into the words of the Records port. Fields that are not known are passed over. */

export const SignInAnswer = z.discriminatedUnion('outcome', [
  SignedIn.extend({ outcome: z.literal('accepted') }),
  z.object({ outcome: z.literal('refused'), locks: z.boolean().optional() }),
  z.object({ outcome: z.enum(['paused', 'locked']), minutes: z.int().min(1).optional() }),
]);

export const CaseAnswer = z.object({ case: AnsweredCase.nullable() });

export const PaymentsAnswer = z.object({
  payments: z.array(AnsweredPayment),
  more: z.boolean(),
});

export const YearAnswer = z.object({ any: z.boolean() });

export const AppointmentsAnswer = z.object({ appointments: z.array(AnsweredAppointment), more: z.boolean() });

export const PinRequestAnswer = z.object({ answer: z.enum(['emailed', 'mailed', 'agent', 'underway']) });

export const PinCheckAnswer = z.discriminatedUnion('fit', [
  z.object({ fit: z.literal(true), candidate: z.string().min(1).max(300) }),
  z.object({ fit: z.literal(false) }),
]);

export const PinChangeAnswer = z.object({ changed: z.boolean(), participant: SignedIn.shape.participant.optional() });

export const RequestAnswer = z.object({ reference: z.string().regex(/^\d{8}$/) });

/** 204: there is nothing to read. */
export const NoAnswer = z.undefined();
