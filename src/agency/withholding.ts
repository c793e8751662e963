import { z } from 'zod';
import { rhythms } from './rhythm.ts';
import { Owed } from './money.ts';
import { Day, oneOf, oneOfGrowing } from './written-fields.ts';

const day = { since: Day.exactOptional() };

/** Support that is taken out of the payer's pay, as an extract has it: as much as is known. */
export const writtenWithholding = z
  .strictObject(
    { amount: Owed.exactOptional(), every: oneOf(rhythms).exactOptional(), ...day },
    'what is taken out of pay',
  )
  .transform(readWithholding);

/** The same as the agency's own records answer it. */
export const answeredWithholding = z
  .object({ amount: Owed.exactOptional(), every: oneOfGrowing(rhythms, () => 'other').exactOptional(), ...day })
  .transform(readWithholding);

/** Integer cents, taken out once in each rhythm. */
export const Withholding = z
  .object({ amountCents: z.int().exactOptional(), every: oneOf(rhythms).exactOptional(), ...day })
  .readonly();
export type Withholding = z.infer<typeof Withholding>;

function readWithholding<Written extends { readonly amount?: number }>({ amount, ...rest }: Written) {
  return { ...rest, ...(amount !== undefined && { amountCents: amount }) };
}
