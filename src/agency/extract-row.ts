import { z } from 'zod';
import { languages } from '../text/language.ts';
import { appointmentKinds, paymentKinds, paymentMethods, paymentStatuses } from './case.ts';
import { isPhoneNumber } from '../text/phone-number.ts';
import { moneyPattern, toCents } from './money.ts';

/** Longer names and addresses than any agency has; they are spoken, after all. */
const longestText = 200;

const matching = (pattern: RegExp, expected: string) => z.string(expected).regex(pattern, expected);
const oneOf = <const Options extends readonly string[]>(options: Options) =>
  z.enum(options, `one of ${options.join(', ')}`);
const Flag = z.boolean('true or false');
export const ShortText = z
  .string(`1 to ${longestText} characters`)
  .refine(
    (text) => text.trim() !== '' && text.length <= longestText && text.isWellFormed() && !/\p{Cc}/u.test(text),
    `1 to ${longestText} characters, none of them a control character`,
  );

const phone = 'a phone number such as "+19165550101"';
const ParticipantId = matching(/^\d{7,15}$/, '7 to 15 digits, in quotes');
const CaseNumber = matching(/^[0-9A-Za-z-]{4,30}$/, '4 to 30 letters, digits and hyphens, in quotes');
export const Money = matching(moneyPattern, 'an amount such as "425.00", in quotes').transform(toCents);
export const Owed = Money.refine((cents) => cents >= 0, 'an amount of 0.00 or more');
export const Day = z.iso
  .date('a date such as "2026-11-20"')
  .refine((day) => day >= '1900-01-01' && day < '2200-01-01', 'a date from 1900 to 2199');
export const Docket = ShortText.refine(
  (text) => text.length <= 40 && /[\p{L}\p{N}]/u.test(text),
  'a docket number of up to 40 characters',
);
const Moment = matching(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d)?([+-]\d\d:\d\d|Z)$/,
  'a time with its offset, such as "2026-12-04T09:30:00-08:00"',
).refine(isMoment, 'a time that exists, such as "2026-12-04T09:30:00-08:00"');

const ParticipantLine = z.strictObject({
  type: z.literal('participant'),
  participantId: ParticipantId,
  ssn: matching(/^\d{9}$/, '9 digits, in quotes').optional(),
  pin: matching(/^\d{4,8}$/, '4 to 8 digits, in quotes').optional(),
  pinTemporary: Flag,
  language: oneOf(languages).optional(),
  mailingAddressValid: Flag,
  email: z.email('an e-mail address').optional(),
  phone: z.string(phone).refine(isPhoneNumber, phone).optional(),
});

const CaseLine = z
  .strictObject({
    type: z.literal('case'),
    caseNumber: CaseNumber,
    county: ShortText,
    payer: ParticipantId,
    recipient: ParticipantId,
    monthlySupport: Owed,
    arrears: Money,
    asOf: Day.optional(),
    dockets: z.array(Docket, 'a list of docket numbers').max(20, 'at most 20 docket numbers').optional(),
  })
  .refine(({ payer, recipient }) => payer !== recipient, {
    path: ['recipient'],
    error: 'another participant than the payer',
  });

const PaymentLine = z.strictObject({
  type: z.literal('payment'),
  caseNumber: CaseNumber,
  kind: oneOf(paymentKinds),
  status: oneOf(paymentStatuses),
  amount: Owed,
  date: Day,
  method: oneOf(paymentMethods),
});

const AppointmentLine = z.strictObject({
  type: z.literal('appointment'),
  caseNumber: CaseNumber,
  kind: oneOf(appointmentKinds),
  at: Moment,
  place: ShortText,
  address: ShortText,
});

/** One line of the extract that an agency hands over. Amounts come as decimal strings and are read into integer cents. */
export const ExtractRow = z.discriminatedUnion('type', [ParticipantLine, CaseLine, PaymentLine, AppointmentLine], {
  error: '"type" to be participant, case, payment or appointment',
});

export type ExtractRow = z.output<typeof ExtractRow>;

/** A line as it is written, before amounts are read. */
export type WrittenRow = z.input<typeof ExtractRow>;

function isMoment(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}
