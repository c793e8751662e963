import { z } from 'zod';
import { ExtractHead } from './extract-head.ts';
import { addressToGoTo, hasAddressToGoTo, writtenAppointment } from './appointment.ts';
import { addMoneyFault, CaseNumber, writtenCase } from './case.ts';
import { writtenDocument } from './document.ts';
import { ParticipantId, writtenParticipant } from './participant.ts';
import { judgeParties } from './party.ts';
import { writtenPayment } from './payment.ts';
import { readForm, type ValueForm } from './value-form.ts';

const ParticipantRow = z
  .strictObject({ type: z.literal('participant'), ...writtenParticipant })
  .refine(({ pin, pinTemporary }) => pin === undefined || pinTemporary !== undefined, {
    path: ['pinTemporary'],
    error: 'true or false beside a pin',
  });

const CaseRow = z
  .strictObject({ type: z.literal('case'), caseNumber: CaseNumber, ...writtenCase })
  .superRefine(({ payer, recipient, parties }, context) => {
    for (const { path, message } of judgeParties({ payer, recipient, parties }))
      context.addIssue({ code: 'custom', path: [path], message });
  })
  .superRefine(addMoneyFault);

/** `from`: which of several payers paid, where that is known. */
const PaymentRow = z.strictObject({
  type: z.literal('payment'),
  caseNumber: CaseNumber,
  from: ParticipantId.exactOptional(),
  ...writtenPayment,
});

const AppointmentRow = z
  .strictObject({ type: z.literal('appointment'), caseNumber: CaseNumber, ...writtenAppointment })
  .refine(hasAddressToGoTo, { path: ['address'], error: addressToGoTo });

/** `for`: whom it is for; left out where it is for all who are told of the case. */
const DocumentRow = z.strictObject({
  type: z.literal('document'),
  caseNumber: CaseNumber,
  for: ParticipantId.exactOptional(),
  ...writtenDocument,
});

/** The last row of an extract, which shows that nothing was cut off. `lines`: how many rows stand before it, blank ones not counted. */
const EndRow = z.strictObject({ type: z.literal('end'), lines: z.int('a whole number').min(0, 'a whole number') });

/** Says what was wrong with the row behind it, where rows were set aside. It is written for people, and changes nothing. */
const SetAsideRow = z.strictObject({ type: z.literal('set-aside'), row: z.int(), expected: z.string() });

const content = [ParticipantRow, CaseRow, PaymentRow, AppointmentRow, DocumentRow] as const;

/** A row of an extract, its head, or its end. Amounts come as decimal strings and are read into integer cents. */
export const AnyRow = z.discriminatedUnion('type', [...content, ExtractHead, SetAsideRow, EndRow], {
  error: '"type" to be participant, case, payment, appointment, document or end',
});

export type AnyRow = z.output<typeof AnyRow>;

type Frame = { type: 'extract' | 'set-aside' | 'end' };

/** A row that says something of somebody. */
export type ExtractRow = Exclude<AnyRow, Frame>;

/** The same as it is written, before amounts are read. */
export type WrittenRow = Exclude<z.input<typeof AnyRow>, Frame>;

/** Whether a row says something of somebody. */
export function isContent(row: AnyRow): row is ExtractRow {
  return row.type !== 'extract' && row.type !== 'set-aside' && row.type !== 'end';
}

/** What each type of row may have: all that an extract can be read for. */
export const rowForms: ReadonlyMap<string, ValueForm> = new Map(
  AnyRow.options.map((row) => [row.shape.type.value, readForm(row)]),
);
