import { z } from 'zod';
import { AnsweredAppointment, appointmentStatuses } from '../../agency/appointment.ts';
import { AnsweredCase, AnsweredCaseList } from '../../agency/case.ts';
import { SignedIn } from '../../agency/participant.ts';
import { AnsweredPayment, type FoundPayment, paymentKinds, paymentStatuses } from '../../agency/payment.ts';
import { oneOfGrowing } from '../../agency/written-fields.ts';
import { isNewWord, LeftOut, orLeftOut } from './left-out.ts';
import { isProtected, leaveOutProtected } from './leave-out-protected.ts';

/** What the agency answers, as `agency-api.yaml` has it, read into the words of the Records port. Fields that are not known are passed over. `null` was taken away before. */

export const SignInAnswer = z.discriminatedUnion('outcome', [
  SignedIn.extend({ outcome: z.literal('accepted') }),
  z.object({ outcome: z.literal('refused'), locks: z.boolean().optional() }),
  z.object({ outcome: z.enum(['paused', 'locked']), minutes: z.int().min(1).optional() }),
]);

export const CasesAnswer = z.preprocess(leaveOutProtected, AnsweredCaseList);

export const CaseAnswer = z.object({
  case: z.preprocess((written) => (isProtected(written) ? null : written), AnsweredCase.nullable()),
});

/** Where a page ended; it is kept with the call. */
const Mark = z.string().min(1).max(300).optional();

/** A status that is not known may take back what another one says: such a payment is not told at all. */
const PaymentOrLeftOut = orLeftOut(AnsweredPayment, ({ kind, status, protect }) => {
  if (protect === true) return new LeftOut('protect');
  if (isNewWord(paymentKinds, kind)) return new LeftOut('kind');
  if (isNewWord(paymentStatuses, status)) return new LeftOut('status');
  return status === 'voided' ? new LeftOut() : undefined;
});

export const PaymentsAnswer = z
  .object({ payments: z.array(PaymentOrLeftOut), more: z.boolean(), next: Mark })
  .transform(({ payments, ...page }) => ({ rows: passOver(payments), ...page }));

const nameOf = (caseEnding = '', id = '') => `${caseEnding} ${id}`;

/** A payment that another one of the page replaces is not told. An id is one of its case. */
function passOver(payments: readonly (FoundPayment | LeftOut)[]): (FoundPayment | LeftOut)[] {
  const read = payments.filter((payment): payment is FoundPayment => !(payment instanceof LeftOut));
  const replacing = read.filter(({ replaces }) => replaces !== undefined);
  if (replacing.length === 0) return [...payments];
  const replaced = new Set(replacing.map(({ caseEnding, replaces }) => nameOf(caseEnding, replaces)));
  return payments.map((payment) => {
    if (payment instanceof LeftOut || payment.id === undefined) return payment;
    return replaced.has(nameOf(payment.caseEnding, payment.id)) ? new LeftOut() : payment;
  });
}

export const YearAnswer = z.object({ any: z.boolean() });

/** A status that is not known may say that nobody is to come. */
const AppointmentOrLeftOut = orLeftOut(AnsweredAppointment, ({ protect, status }) => {
  if (protect === true) return new LeftOut('protect');
  return isNewWord(appointmentStatuses, status) ? new LeftOut('status') : undefined;
});

export const AppointmentsAnswer = z
  .object({ appointments: z.array(AppointmentOrLeftOut), more: z.boolean(), next: Mark })
  .transform(({ appointments: rows, ...page }) => ({ rows, ...page }));

export const pinAnswers = ['emailed', 'mailed', 'agent', 'underway'] as const;

/** A way that is not known is explained by a person. */
export const PinRequestAnswer = z.object({ answer: oneOfGrowing(pinAnswers, () => 'agent') });

export const PinCheckAnswer = z.discriminatedUnion('fit', [
  z.object({ fit: z.literal(true), candidate: z.string().min(1).max(300) }),
  z.object({ fit: z.literal(false) }),
]);

export const PinChangeAnswer = z.object({ changed: z.boolean(), participant: SignedIn.shape.participant.optional() });

export const RequestAnswer = z.object({ reference: z.string().regex(/^\d{8}$/) });
