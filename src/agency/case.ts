import { z } from 'zod';
import { findMoneyFault, readMoney, type WrittenMoney } from './case-money.ts';
import { answeredDue, CurrentDue, writtenDue } from './current-due.ts';
import { answeredDebts, Debts, writtenDebts } from './debts.ts';
import { answeredStatus, toldStatus, writtenStatus } from './case-status.ts';
import { answeredEnforcement, writtenEnforcement } from './enforcement.ts';
import { Money, Owed } from './money.ts';
import { answeredOrders, Orders, writtenOrders } from './orders.ts';
import { ToldMoney } from './told-money.ts';
import { NearDay } from './near-day.ts';
import { ParticipantId } from './participant.ts';
import { ofPayer } from './told-of-payer.ts';
import { answeredWithholding, writtenWithholding } from './withholding.ts';
import { Parties } from './party.ts';
import { Day, Docket, Flag, matching, oneOf, ShortText, SpokenText } from './written-fields.ts';

export const roles = ['payer', 'recipient'] as const;

export const CaseNumber = matching(/^[0-9A-Za-z-]{4,30}$/, '4 to 30 letters, digits and hyphens, in quotes');

/** The last four letters and digits of a case number, or as many more as tell all the participant's cases apart, with the hyphens between them. */
export const CaseEnding = matching(/^[0-9A-Za-z-]{4,30}$/, 'the last letters, digits and hyphens of a case number');

/** What the agency itself calls a case: it says nothing, and stays where positions and endings move. */
export const CaseReference = matching(/^[!-~]{1,100}$/, '1 to 100 letters, digits and signs, without spaces');

/** Where a case stands among the participant's, from 1. */
const Position = z.int().min(1);

const Dockets = z.array(Docket, 'a list of docket numbers').max(20, 'at most 20 docket numbers').readonly();

/** Arrears may be left out beside debts, and monthly support beside orders. Below zero, `arrears` is a credit. */
const amounts = { monthlySupport: Owed.exactOptional(), arrears: Money.exactOptional() };

/** A case of an extract: either its two parents, or all its parties. Amounts are read into integer cents. `findMoneyFault` judges them together. */
export const writtenCase = {
  /** Left out where the agency does not go by counties. */
  county: ShortText.exactOptional(),
  payer: ParticipantId.exactOptional(),
  recipient: ParticipantId.exactOptional(),
  parties: Parties.exactOptional(),
  ...amounts,
  asOf: Day.exactOptional(),
  dockets: Dockets.optional(),
  debts: writtenDebts.exactOptional(),
  currentDue: writtenDue.exactOptional(),
  orders: writtenOrders.exactOptional(),
  /** True: family violence; nothing of the case is told by machine. Left out, it stays as it was. */
  protect: Flag.optional(),
  /** True: the case is told no more, as if the records did not have it. */
  withdrawn: Flag.optional(),
  ...writtenStatus,
  enforcement: writtenEnforcement.exactOptional(),
  withholding: writtenWithholding.exactOptional(),
};

/** What is told of a case beside its amounts. */
const facts = {
  position: Position,
  /** How many cases the participant has. */
  count: Position,
  /** The whole number. An agency may leave it out. */
  number: CaseNumber.exactOptional(),
  numberEnding: CaseEnding,
  /** An agency may leave it out. */
  caseReference: CaseReference.exactOptional(),
  role: oneOf(roles),
  /** Whether the one who hears it as a recipient is a guardian. */
  guardian: Flag.exactOptional(),
  /** Whether the balance is told as that of the case: not one person pays. */
  ofCase: Flag.exactOptional(),
  /** The agency that gets what a payer pays, where no person does. */
  payee: ShortText.exactOptional(),
  county: ShortText.exactOptional(),
  asOf: Day.exactOptional(),
  dockets: Dockets,
  ...toldStatus,
  ...ofPayer,
};

/** The county in an answer: `034` is a code, which callers do not know. */
const AnsweredCounty = SpokenText.refine((name) => !/\p{N}/u.test(name), 'the name of a county, without digits');

/** A case as the agency's own records answer it. */
export const AnsweredCase = z
  .object({
    ...facts,
    payee: SpokenText.exactOptional(),
    county: AnsweredCounty.exactOptional(),
    ...amounts,
    debts: answeredDebts.exactOptional(),
    currentDue: answeredDue.exactOptional(),
    orders: answeredOrders.exactOptional(),
    ...answeredStatus,
    enforcement: answeredEnforcement.exactOptional(),
    withholding: answeredWithholding.exactOptional(),
  })
  .superRefine(addMoneyFault)
  .transform(readCase);

const sums = { monthlySupportCents: z.int(), arrearsCents: z.int() };

/** A case as one of its parties hears it. Amounts are integer cents; below zero, `arrearsCents` is a credit. */
export const CaseDetails = z.object({
  ...facts,
  ...sums,
  debts: Debts.exactOptional(),
  currentDue: CurrentDue.exactOptional(),
  orders: Orders.exactOptional(),
});
export type CaseDetails = Readonly<z.infer<typeof CaseDetails>>;

/**
 * The same as it is told to its parent on a day. `arrearsCents` is what the parent hears of. `asOfNear`: what the date of its balance is
 * called on that day, where it is near.
 */
export const ToldCase = z.object({ ...facts, ...sums, asOfNear: NearDay.exactOptional(), ...ToldMoney.shape });
export type ToldCase = Readonly<z.infer<typeof ToldCase>>;

const listOf = (county: typeof ShortText | typeof SpokenText) =>
  z.object({
    cases: z
      .array(
        z
          .object({
            position: Position,
            ending: CaseEnding,
            caseReference: CaseReference.exactOptional(),
            county: county.exactOptional(),
          })
          .readonly(),
      )
      .readonly(),
    count: z.int().min(0),
    letters: z.boolean(),
  });

/** The participant's cases in the order of their positions, and how many there are. `letters`: whether any of their endings, listed or not, holds one. */
export const CaseList = listOf(ShortText);
export type CaseList = Readonly<z.infer<typeof CaseList>>;

/** The same as the agency's own records answer it. */
export const AnsweredCaseList = listOf(AnsweredCounty);

/** A case in the records, of one that an agency wrote. */
export function readCase<Written extends WrittenMoney>({
  monthlySupport,
  arrears,
  debts,
  currentDue,
  orders,
  ...rest
}: Written) {
  return { ...rest, ...readMoney({ monthlySupport, arrears, debts, currentDue, orders }) };
}

/** Refuses a case whose amounts do not go together. */
export function addMoneyFault(written: WrittenMoney, context: z.RefinementCtx): void {
  const fault = findMoneyFault(written);
  if (fault) context.addIssue({ code: 'custom', path: [fault.path], message: fault.expected });
}
