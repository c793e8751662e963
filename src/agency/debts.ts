import { z } from 'zod';
import { Owed } from './money.ts';
import { oneOf, oneOfGrowing } from './written-fields.ts';

/** `other` stands for every kind that is not listed. */
export const debtKinds = ['support', 'interest', 'fees', 'other'] as const;

/** `family`: the recipient of the case. `state`: also where it stands for support that the recipient got as aid. */
export const debtOwners = ['family', 'state', 'other'] as const;

const listOf = <Item extends z.ZodType>(debt: Item) =>
  z.array(debt, 'a list of debts').max(20, 'at most 20 debts').readonly();

/** What is past due in a case, by what it is and by whom it is owed to. A debt without a kind is one of another kind. */
export const writtenDebts = listOf(
  z
    .strictObject({ kind: oneOf(debtKinds).exactOptional(), to: oneOf(debtOwners), amount: Owed })
    .transform(({ amount, to, kind = 'other' }) => ({ kind, to, amountCents: amount })),
);

/** The same as the agency's own records answer it. No recipient hears of money whose owner has a word that is not known. */
export const answeredDebts = listOf(
  z
    .object({
      kind: oneOfGrowing(debtKinds, () => 'other').exactOptional(),
      to: oneOfGrowing(debtOwners, () => 'other'),
      amount: Owed,
    })
    .transform(({ amount, to, kind = 'other' }) => ({ kind, to, amountCents: amount })),
);

const Debt = z.object({ kind: oneOf(debtKinds), to: oneOf(debtOwners), amountCents: z.int() }).readonly();

/** Debts in the records. Amounts are integer cents. */
export const Debts = z.array(Debt).readonly();
export type Debts = z.infer<typeof Debts>;

/** What debts add up to, in cents. */
export function sumDebts(debts: Debts): number {
  return debts.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** Whether arrears are what debts add up to. Arrears below zero are a credit, beside which nothing is past due. */
export function areArrears(debts: Debts, arrearsCents: number): boolean {
  return sumDebts(debts) === Math.max(arrearsCents, 0);
}
