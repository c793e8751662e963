import { z } from 'zod';
import { appointmentKinds, paymentKinds, paymentMethods, paymentStatuses, roles } from '../../agency/case.ts';
import { Day, Docket, Money, Owed, ShortText } from '../../agency/extract-row.ts';

/** What the agency answers, as `agency-api.yaml` has it, read into the words of the Records port. Fields that are not known are passed over. */

const Position = z.int().min(1);

export const SignInAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('accepted'),
    participant: z.string().min(1).max(200),
    payer: z.boolean(),
    recipient: z.boolean(),
    cases: z.int().min(0),
    pinTemporary: z.boolean(),
    mailingAddressValid: z.boolean(),
    phoneOnFile: z.boolean(),
  }),
  z.object({ outcome: z.enum(['refused', 'paused']) }),
]);

const Ending = z.string().regex(/^[0-9A-Za-z-]{4,30}$/);

const Case = z
  .object({
    position: Position,
    count: Position,
    numberEnding: Ending,
    role: z.enum(roles),
    county: ShortText,
    monthlySupport: Owed,
    arrears: Money,
    asOf: Day.exactOptional(),
    dockets: z.array(Docket).max(20),
  })
  .transform(({ monthlySupport, arrears, ...rest }) => ({
    ...rest,
    monthlySupportCents: monthlySupport,
    arrearsCents: arrears,
  }));

export const CaseAnswer = z.object({ case: Case.nullable() });

export const CasesAnswer = z.object({
  cases: z.array(z.object({ position: Position, ending: Ending, county: ShortText })),
  count: z.int().min(0),
  letters: z.boolean(),
});

const Payment = z
  .object({
    kind: z.enum(paymentKinds),
    status: z.enum(paymentStatuses),
    amount: Owed,
    date: Day,
    method: z.enum(paymentMethods),
  })
  .transform(({ amount, ...rest }) => ({ ...rest, amountCents: amount }));

export const PaymentsAnswer = z.object({ payments: z.array(Payment), more: z.boolean() });

export const YearAnswer = z.object({ any: z.boolean() });

const Moment = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text));

const Appointment = z.object({ kind: z.enum(appointmentKinds), at: Moment, place: ShortText, address: ShortText });

export const AppointmentsAnswer = z.object({ appointments: z.array(Appointment), more: z.boolean() });

export const PinRequestAnswer = z.object({ answer: z.enum(['emailed', 'mailed', 'agent']) });

export const PinCheckAnswer = z.discriminatedUnion('fit', [
  z.object({ fit: z.literal(true), candidate: z.string().min(1).max(300) }),
  z.object({ fit: z.literal(false) }),
]);

export const PinChangeAnswer = z.object({ changed: z.boolean() });

export const RequestAnswer = z.object({ reference: z.string().regex(/^\d{8}$/) });

/** 204: there is nothing to read. */
export const NoAnswer = z.undefined();
