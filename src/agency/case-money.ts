import type { CurrentDue } from './current-due.ts';
import { areArrears, type Debts, sumDebts } from './debts.ts';
import { type Orders, sumMonthly } from './orders.ts';

/** The money of a case as it was written, read into cents. */
export interface WrittenMoney {
  readonly monthlySupport?: number | undefined;
  /** Below zero: a credit. */
  readonly arrears?: number | undefined;
  readonly debts?: Debts | undefined;
  readonly currentDue?: CurrentDue | undefined;
  readonly orders?: Orders | undefined;
}

/** What is wrong with the money of a case, and in which field. */
interface MoneyFault {
  readonly path: 'arrears' | 'monthlySupport';
  readonly expected: string;
}

/** So much fits into 13 digits before the point, and its cents are a safe integer. */
const mostCents = 10 ** 15 - 1;

/** Judges what the fields of the money of a case say together. */
export function findMoneyFault({ monthlySupport, arrears, debts, orders }: WrittenMoney): MoneyFault | undefined {
  if (monthlySupport === undefined && !orders)
    return { path: 'monthlySupport', expected: 'an amount such as "425.00", in quotes, where there are no orders' };
  if (!debts)
    return arrears === undefined
      ? { path: 'arrears', expected: 'an amount such as "425.00", in quotes, where there are no debts' }
      : undefined;
  if (sumDebts(debts) > mostCents)
    return { path: 'arrears', expected: 'debts that add up to at most 13 digits before the point' };
  if (arrears !== undefined && !areArrears(debts, arrears)) return { path: 'arrears', expected: agreement };
  return undefined;
}

const agreement =
  'what debts to all owners add up to (0.00 or a credit where that is nothing); or leave it out beside debts';

/**
 * The money of a case in the records. A server of before debts and orders tells `arrearsCents` to both parents, as what is past due in
 * all, and `monthlySupportCents` as ordered each month: where they were left out, they are what debts, and orders that keep to the month, add up to.
 */
export function readMoney({ monthlySupport, arrears, debts, currentDue, orders }: WrittenMoney) {
  return {
    monthlySupportCents: monthlySupport ?? sumMonthly(orders ?? []),
    arrearsCents: arrears ?? sumDebts(debts ?? []),
    ...(debts && { debts }),
    ...(currentDue && { currentDue }),
    ...(orders && { orders }),
  };
}
