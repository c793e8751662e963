import { z } from 'zod';
import { writtenAppointment } from './appointment.ts';
import { CaseNumber, writtenCase } from './case.ts';
import { writtenParticipant } from './participant.ts';
import { writtenPayment } from './payment.ts';

const ParticipantRow = z
  .strictObject({ type: z.literal('participant'), ...writtenParticipant })
  .refine(({ pin, pinTemporary }) => pin === undefined || pinTemporary !== undefined, {
    path: ['pinTemporary'],
    error: 'true or false beside a pin',
  });

const CaseRow = z
  .strictObject({ type: z.literal('case'), caseNumber: CaseNumber, ...writtenCase })
  .refine(({ payer, recipient }) => payer !== recipient, {
    path: ['recipient'],
    error: 'another participant than the payer',
  });

const PaymentRow = z.strictObject({ type: z.literal('payment'), caseNumber: CaseNumber, ...writtenPayment });

const AppointmentRow = z.strictObject({
  type: z.literal('appointment'),
  caseNumber: CaseNumber,
  ...writtenAppointment,
});

/** The last row of an extract, which shows that nothing was cut off. `lines`: how many rows stand before it, blank ones not counted. */
const EndRow = z.strictObject({ type: z.literal('end'), lines: z.int('a whole number').min(0, 'a whole number') });

const content = [ParticipantRow, CaseRow, PaymentRow, AppointmentRow] as const;

/** A row of an extract, or its end. Amounts come as decimal strings and are read into integer cents. */
export const AnyRow = z.discriminatedUnion('type', [...content, EndRow], {
  error: '"type" to be participant, case, payment, appointment or end',
});

export type AnyRow = z.output<typeof AnyRow>;

/** A row that says something of somebody. */
export type ExtractRow = Exclude<AnyRow, { type: 'end' }>;

/** The same as it is written, before amounts are read. */
export type WrittenRow = Exclude<z.input<typeof AnyRow>, { type: 'end' }>;
