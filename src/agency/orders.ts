import { z } from 'zod';
import { rhythms } from './rhythm.ts';
import { Owed } from './money.ts';
import { Day, Docket, oneOf, oneOfGrowing } from './written-fields.ts';

const days = { next: Day.exactOptional(), ends: Day.exactOptional(), docket: Docket.exactOptional() };

const listOf = <Item extends z.ZodType>(order: Item) =>
  z.array(order, 'a list of orders').max(10, 'at most 10 orders').readonly();

/** Orders of support. `next`: when the amount is due next. An order without a rhythm has another one. */
export const writtenOrders = listOf(
  z
    .strictObject({ amount: Owed, every: oneOf(rhythms).exactOptional(), ...days })
    .transform(({ amount, every = 'other', ...rest }) => ({ amountCents: amount, every, ...rest })),
);

/** The same as the agency's own records answer it. */
export const answeredOrders = listOf(
  z
    .object({ amount: Owed, every: oneOfGrowing(rhythms, () => 'other').exactOptional(), ...days })
    .transform(({ amount, every = 'other', ...rest }) => ({ amountCents: amount, every, ...rest })),
);

export const Order = z.object({ amountCents: z.int(), every: oneOf(rhythms), ...days });
export type Order = Readonly<z.infer<typeof Order>>;

/** Orders in the records. Amounts are integer cents, due once in each rhythm. */
export const Orders = z.array(Order.readonly()).readonly();
export type Orders = z.infer<typeof Orders>;

/** How often in a month, of the rhythms that keep to the month. */
const timesAMonth: Readonly<Partial<Record<Order['every'], number>>> = { month: 1, 'half-month': 2 };

/** What the orders that keep to the month add up to in each month, in cents. */
export function sumMonthly(orders: Orders): number {
  return orders.reduce((sum, { amountCents, every }) => sum + amountCents * (timesAMonth[every] ?? 0), 0);
}
