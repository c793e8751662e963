import type { CaseDetails, ToldCase } from '../../agency/case.ts';
import { atDay } from '../../agency/case-status.ts';
import type { CurrentDue } from '../../agency/current-due.ts';
import { areArrears, type Debts, sumDebts } from '../../agency/debts.ts';
import type { Order, Orders } from '../../agency/orders.ts';
import type { ToldDue, ToldOrder } from '../../agency/told-money.ts';
import { keepToPayer } from '../../agency/told-of-payer.ts';
import { nameNearDay } from './name-near-day.ts';

/** A case as it is told to its parent on a day. What is owed to others than the family is no fact of a recipient, and is not in it. */
export function toToldCase(known: CaseDetails, today: Temporal.PlainDate): ToldCase {
  const day = today.toString();
  const { debts, currentDue, orders, ...found } = keepToPayer(atDay(known, day), day);
  const near = found.asOf === undefined ? undefined : nameNearDay(found.asOf, today);
  // A balance of tomorrow is a date that the agency has written.
  const asOfNear = near === 'tomorrow' ? undefined : near;
  return {
    ...found,
    ...(asOfNear && { asOfNear }),
    // A server of an older version beside this one renews the arrears alone.
    ...(debts && areArrears(debts, found.arrearsCents) && toldDebts(debts, found)),
    ...(currentDue && currentDue.amountCents > 0 && { due: toToldDue(currentDue, today) }),
    ...(orders && { orders: toToldOrders(orders, today, currentDue?.on) }),
  };
}

function toldDebts(debts: Debts, { role, arrearsCents }: Pick<CaseDetails, 'role' | 'arrearsCents'>) {
  const sum = (isMeant: (debt: Debts[number]) => boolean) => sumDebts(debts.filter(isMeant));
  if (role === 'recipient') {
    const familyCents = sum(({ to }) => to === 'family');
    return { arrearsCents: arrearsCents < 0 ? arrearsCents : familyCents, isToFamily: true } as const;
  }
  const interestCents = sum(({ kind }) => kind === 'interest');
  const feesCents = sum(({ kind }) => kind === 'fees');
  const stateCents = sum(({ to }) => to === 'state');
  return { parts: { interestCents, feesCents, stateCents } };
}

function toToldDue(due: CurrentDue, today: Temporal.PlainDate): ToldDue {
  const near = nameNearDay(due.on, today);
  return { ...due, isOver: due.on < today.toString(), ...(near && { near }) };
}

/** Orders that are over, or of nothing, are left out. So is a day that is over, or told before, and an end that is more than a year away. */
function toToldOrders(orders: Orders, today: Temporal.PlainDate, toldDay: string | undefined): ToldOrder[] {
  const [day, inAYear] = [today.toString(), today.add({ years: 1 }).toString()];
  const isInForce = ({ amountCents, ends }: Order) => amountCents > 0 && (ends === undefined || ends >= day);
  return orders.filter(isInForce).map(({ next, ends, ...order }) => {
    const isTold = next !== undefined && next >= day && next !== toldDay;
    const near = isTold ? nameNearDay(next, today) : undefined;
    const days = { ...(isTold && { next }), ...(near && { nextNear: near }) };
    return { ...order, ...days, ...(ends !== undefined && ends <= inAYear && { ends }) };
  });
}
