import { z } from 'zod';
import { CurrentDue } from './current-due.ts';
import { NearDay } from './near-day.ts';
import { Order } from './orders.ts';

/** How much of what is past due is what, and owed to whom, in cents. */
const ToldParts = z.object({ interestCents: z.int(), feesCents: z.int(), stateCents: z.int() });
export type ToldParts = Readonly<z.infer<typeof ToldParts>>;

/** What is due on a day, from the day of the call. `near`: what that day is called, where it is near. */
const ToldDue = CurrentDue.extend({ isOver: z.boolean(), near: NearDay.exactOptional() });
export type ToldDue = Readonly<z.infer<typeof ToldDue>>;

const ToldOrder = Order.extend({ nextNear: NearDay.exactOptional() });
export type ToldOrder = Readonly<z.infer<typeof ToldOrder>>;

/** What is told of the money of a case beside its sums. Saved calls of before have none of it. */
export const ToldMoney = z.object({
  /** Of a payer alone. */
  parts: ToldParts.exactOptional(),
  /** Only what is owed to the family is told: to a recipient. */
  isToFamily: z.literal(true).exactOptional(),
  due: ToldDue.exactOptional(),
  /** Those that are in force. */
  orders: z.array(ToldOrder.readonly()).readonly().exactOptional(),
});
export type ToldMoney = Readonly<z.infer<typeof ToldMoney>>;
