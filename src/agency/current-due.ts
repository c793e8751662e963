import { z } from 'zod';
import { Owed } from './money.ts';
import { Day } from './written-fields.ts';

const written = { amount: Owed, on: Day, paid: Owed.exactOptional() };

interface Written {
  readonly amount: number;
  readonly on: string;
  readonly paid?: number;
}

function readDue({ amount, paid, on }: Written) {
  return { amountCents: amount, on, ...(paid !== undefined && { paidCents: paid }) };
}

/** What is due now, and on which day. `paid`: how much of it is paid already. */
export const writtenDue = z.strictObject(written, 'an object of amount and on').transform(readDue);

/** The same as the agency's own records answer it. */
export const answeredDue = z.object(written).transform(readDue);

/** The same in the records. Amounts are integer cents. */
export const CurrentDue = z.object({ amountCents: z.int(), on: Day, paidCents: z.int().exactOptional() });
export type CurrentDue = Readonly<z.infer<typeof CurrentDue>>;
