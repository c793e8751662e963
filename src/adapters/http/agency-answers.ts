import { z } from 'zod';
import { AnsweredAppointment } from '../../agency/appointment.ts';
import { AnsweredCase, AnsweredCaseList } from '../../agency/case.ts';
import { SignedIn } from '../../agency/participant.ts';
import { AnsweredPayment, paymentKinds, paymentStatuses } from '../../agency/payment.ts';
import { oneOfGrowing } from '../../agency/written-fields.ts';
import { isNewWord, orLeftOut } from './left-out.ts';

/** What the agency answers, as `agency-api.yaml` has it, read into the words of the Records port. Fields that are not known are passed over. `null` was taken away before. */

export const SignInAnswer = z.discriminatedUnion('outcome', [
  SignedIn.extend({ outcome: z.literal('accepted') }),
  z.object({ outcome: z.literal('refused'), locks: z.boolean().optional() }),
  z.object({ outcome: z.enum(['paused', 'locked']), minutes: z.int().min(1).optional() }),
]);

export const CasesAnswer = AnsweredCaseList;

export const CaseAnswer = z.object({ case: AnsweredCase.nullable() });

/** Where a page ended; it is kept with the call. */
const Mark = z.string().min(1).max(300).optional();

/** A status that is not known may take back what another one says: such a payment is not told at all. */
const PaymentOrLeftOut = orLeftOut(AnsweredPayment, ({ kind, status }) => {
  if (isNewWord(paymentKinds, kind)) return 'kind';
  return isNewWord(paymentStatuses, status) ? 'status' : undefined;
});

export const PaymentsAnswer = z
  .object({ payments: z.array(PaymentOrLeftOut), more: z.boolean(), next: Mark })
  .transform(({ payments: rows, ...page }) => ({ rows, ...page }));

export const YearAnswer = z.object({ any: z.boolean() });

export const AppointmentsAnswer = z
  .object({ appointments: z.array(AnsweredAppointment), more: z.boolean(), next: Mark })
  .transform(({ appointments: rows, ...page }) => ({ rows, ...page }));

/** A way that is not known is explained by a person. */
export const PinRequestAnswer = z.object({
  answer: oneOfGrowing(['emailed', 'mailed', 'agent', 'underway'], () => 'agent'),
});

export const PinCheckAnswer = z.discriminatedUnion('fit', [
  z.object({ fit: z.literal(true), candidate: z.string().min(1).max(300) }),
  z.object({ fit: z.literal(false) }),
]);

export const PinChangeAnswer = z.object({ changed: z.boolean(), participant: SignedIn.shape.participant.optional() });

export const RequestAnswer = z.object({ reference: z.string().regex(/^\d{8}$/) });

/** Any 2xx is enough, and its body is not read. */
export const NoAnswer = z.unknown();
