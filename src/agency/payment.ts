import { z } from 'zod';
import { CaseEnding, CaseReference } from './case.ts';
import { Owed } from './money.ts';
import { NearDay } from './near-day.ts';
import { Day, Flag, matching, oneOf, oneOfGrowing } from './written-fields.ts';

/** `collection`: a payment the payer made. `disbursement`: a payment sent to the recipient. */
export const paymentKinds = ['collection', 'disbursement'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** `held`: it has come in and goes no further yet. `returned`: it was told as posted and was not made good. `voided`: it is told as nothing. */
export const paymentStatuses = ['posted', 'expected', 'held', 'returned', 'voided'] as const;
const toldStatuses = ['posted', 'expected', 'held', 'returned'] as const satisfies readonly PaymentStatus[];
export type PaymentStatus = (typeof paymentStatuses)[number];

/** Why a payment is held. */
export const holdReasons = ['address-unknown', 'under-review', 'other'] as const;

export const paymentMethods = [
  'wage-withholding',
  'bank',
  'card',
  'cash',
  'check',
  'tax-offset',
  'direct-deposit',
  'payment-card',
  'other',
] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** How a payment stands on the day of the call: `ahead`: posted with a date after that day. `overdue`: expected on a day before it. */
const paymentStandings = ['posted', 'ahead', 'expected', 'overdue', 'held', 'returned'] as const;
export type PaymentStanding = (typeof paymentStandings)[number];

/** What a payment is, wherever it is written, kept or told. A new field belongs here. */
const facts = { kind: oneOf(paymentKinds), date: Day, method: oneOf(paymentMethods) };

/** What names a payment for good within its case. Nothing is read out of it. */
const PaymentId = matching(/^(?=.*\S)[^\p{Cc}\p{Cs}]{1,64}$/u, 'an id of 1 to 64 characters, in quotes');

/** The same in an answer: agencies that sent a number before anybody read it go on as they are. */
const AnsweredId = z.union([PaymentId, z.int().transform(String)], 'an id of 1 to 64 characters');

/** What became of a payment. */
const course = {
  id: PaymentId.exactOptional(),
  /** The `id` of the payment that this one corrects, which is no longer told. */
  replaces: PaymentId.exactOptional(),
  heldUntil: Day.exactOptional(),
  reason: oneOf(holdReasons).exactOptional(),
  /** The day on which a collection was paid out. */
  disbursedOn: Day.exactOptional(),
  /** The day on which a disbursement reached an account, or its check was cashed. */
  clearedOn: Day.exactOptional(),
};

/** A payment as agencies write it. */
export const writtenPayment = { ...facts, status: oneOf(paymentStatuses), amount: Owed, ...course };

const Kept = z.object({ ...facts, status: oneOf(toldStatuses), amountCents: z.int(), ...course });

/** A payment in the records. Amounts are integer cents. */
export type Payment = Readonly<z.infer<typeof Kept>>;

/** Whether it may be that of another one on the same side of the case: who of them paid, or received it, is not known. */
const shared = Flag.exactOptional();

/** What tells its case from the others of the participant; left out where there is one. */
const ofCase = { caseEnding: CaseEnding.exactOptional(), caseReference: CaseReference.exactOptional(), shared };

/** A method that is not in the list. One that names a tax is federal tax information like those in it (IRS Publication 1075). */
const toUnlistedMethod = (word: string): PaymentMethod => (/tax|irs|treasury/iu.test(word) ? 'tax-offset' : 'other');

/** A payment as the agency's own records answer it. One that is voided is not read. */
export const AnsweredPayment = z
  .object({
    ...writtenPayment,
    status: oneOf(toldStatuses),
    id: AnsweredId.exactOptional(),
    replaces: AnsweredId.exactOptional(),
    method: oneOfGrowing(paymentMethods, toUnlistedMethod),
    reason: oneOfGrowing(holdReasons, () => 'other').exactOptional(),
    ...ofCase,
  })
  .transform(readPayment);

/** A payment that is to be told. */
export type FoundPayment = Payment & Readonly<z.infer<z.ZodObject<typeof ofCase>>>;

/** A payment as it is told on a day. */
export const ToldPayment = z.object({
  ...facts,
  ...ofCase,
  standing: oneOf(paymentStandings),
  amountCents: z.int(),
  /** What its date is called on that day, where it is near. */
  near: NearDay.exactOptional(),
  heldUntil: Day.exactOptional(),
  reason: oneOf(holdReasons).exactOptional(),
  disbursedOn: Day.exactOptional(),
  clearedOn: Day.exactOptional(),
  /** It corrects another, which is no longer told. */
  corrects: z.literal(true).exactOptional(),
});
export type ToldPayment = Readonly<z.infer<typeof ToldPayment>>;

/** A payment that a caller reports to be late. `amount`: as agencies write it. */
export const ReportedPayment = z.object({ ...facts, ...ofCase, amount: z.string() });
export type ReportedPayment = Readonly<z.infer<typeof ReportedPayment>>;

/** A payment in the records, of one that an agency wrote. */
export function readPayment<Written extends { readonly amount: number }>({ amount, ...payment }: Written) {
  return { ...payment, amountCents: amount };
}
