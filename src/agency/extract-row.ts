import { z } from 'zod';
import { writtenAppointment } from './appointment.ts';
import { CaseNumber, writtenCase } from './case.ts';
import { writtenParticipant } from './participant.ts';
import { writtenPayment } from './payment.ts';

const ParticipantRow = z.strictObject({ type: z.literal('participant'), ...writtenParticipant });

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

/** One row of the extract that an agency hands over. Amounts come as decimal strings and are read into integer cents. */
export const ExtractRow = z.discriminatedUnion('type', [ParticipantRow, CaseRow, PaymentRow, AppointmentRow], {
  error: '"type" to be participant, case, payment or appointment',
});

export type ExtractRow = z.output<typeof ExtractRow>;

/** A row as it is written, before amounts are read. */
export type WrittenRow = z.input<typeof ExtractRow>;
