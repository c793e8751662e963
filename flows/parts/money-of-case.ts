import type { ToldCase } from '../../src/agency/case.ts';
import type { ToldDue, ToldOrder, ToldParts } from '../../src/agency/told-money.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { allTold, createTell } from '../../src/dialogue/telling.ts';
import type { moneyStatements } from './money-statements.ts';

const tell = createTell<typeof moneyStatements>();

/** "Today" in California may be tomorrow where the caller is. */
type Where = Readonly<Record<'abroad', boolean>>;

/** What is past due in a case, in one sentence. A recipient hears of what is owed to the family, where that is known. */
export function tellBalance({
  role,
  arrearsCents,
  isToFamily,
  ofCase,
}: Pick<ToldCase, 'role' | 'arrearsCents' | 'isToFamily' | 'ofCase'>): Told {
  const sentences = ofCase
    ? { payer: ofTheCase, family: ofTheCaseToFamily, other: ofTheCase }
    : { payer: ofPayer, family: toFamily, other: ofOther };
  const { owes, nothing, credit } = sentences[role === 'payer' ? 'payer' : isToFamily ? 'family' : 'other'];
  if (arrearsCents > 0) return tell(owes, { arrears: arrearsCents });
  return arrearsCents === 0 ? tell(nothing) : tell(credit, { credit: -arrearsCents });
}

const ofPayer = { owes: 'payer-owes', nothing: 'payer-owes-nothing', credit: 'payer-has-credit' } as const;
const ofOther = {
  owes: 'recipient-is-owed',
  nothing: 'recipient-is-owed-nothing',
  credit: 'recipient-sees-credit',
} as const;
/** Where not one person pays, the balance is nobody's own. */
const ofTheCase = { owes: 'case-is-owed', nothing: 'case-owes-nothing', credit: 'case-has-credit' } as const;
const ofTheCaseToFamily = {
  owes: 'case-owes-family',
  nothing: 'case-owes-family-nothing',
  credit: ofTheCase.credit,
} as const;
const toFamily = { owes: 'family-is-owed', nothing: 'family-is-owed-nothing', credit: ofOther.credit } as const;

/** How much of it is interest and fees, and how much is owed to the state. */
export function tellParts({ interestCents: interest, feesCents: fees, stateCents, ...left }: ToldParts): Told[] {
  allTold(left);
  return [...tellKinds(interest, fees), ...(stateCents > 0 ? [tell('part-state', { amount: stateCents })] : [])];
}

function tellKinds(interest: number, fees: number): Told[] {
  if (interest > 0 && fees > 0) return [tell('part-interest-and-fees', { interest, fees })];
  if (interest > 0) return [tell('part-interest', { interest })];
  return fees > 0 ? [tell('part-fees', { fees })] : [];
}

/** What is due on a day, and how much of it is paid already. */
export function tellDue(
  { amountCents: amount, on: date, paidCents: paid = 0, isOver, near, ...left }: ToldDue,
  { role, ofCase, abroad }: Where & Pick<ToldCase, 'role'> & { readonly ofCase?: boolean | undefined },
): Told[] {
  allTold(left);
  const prompt =
    `${isOver ? 'was-due' : 'due'}-from-${ofCase ? 'case' : role === 'payer' ? 'payer' : 'other'}` as const;
  const due =
    near && !abroad ? tell(`${prompt}-near`, { amount, day: `near-${near}` }) : tell(prompt, { amount, date });
  if (paid === 0) return [due];
  return [due, paid < amount ? tell('due-is-partly-paid', { paid }) : tell('due-is-paid')];
}

export function tellMonthly(amount: number): Told {
  return amount === 0 ? tell('monthly-support-none') : tell('monthly-support', { amount });
}

/** Orders with their rhythm; of several, each with its docket. */
export function tellOrders(orders: readonly ToldOrder[], where: Where): Told[] {
  if (orders.length === 0) return [tell('orders-none')];
  return orders.flatMap((order) => tellOrder(order, orders.length > 1, where));
}

function tellOrder(order: ToldOrder, isOneOfSeveral: boolean, { abroad }: Where): Told[] {
  const { amountCents: amount, every: rhythm, next, nextNear: near, ends, docket, ...left } = order;
  allTold(left);
  const every = `every-${rhythm}` as const;
  return [
    isOneOfSeveral && docket !== undefined
      ? tell('order-support-of-docket', { docket, amount, every })
      : tell('order-support', { amount, every }),
    ...(next === undefined
      ? []
      : [near && !abroad ? tell('order-next-near', { day: `near-${near}` }) : tell('order-next', { date: next })]),
    ...(ends === undefined ? [] : [tell('order-ends', { date: ends })]),
  ];
}

/** Whether a docket is heard before its order, and not once more. */
export function isToldWithOrder(docket: string, orders: readonly ToldOrder[] = []): boolean {
  return orders.length > 1 && orders.some((order) => order.docket === docket);
}
