import { checkSayable } from './check-sayable.ts';
import { sumDebts } from './debts.ts';
import { firstDay, type RowChecks, type RowOfType } from './row-checks.ts';

/** Cents. More than any court has ordered, and than any parent owes. */
const [mostSupport, mostArrears] = [1_000_000_00, 100_000_000_00];

const dockets = checkSayable<RowOfType<'case'>>('orders', ({ orders = [] }) =>
  orders.flatMap(({ docket }) => docket ?? []),
);

/** What cannot be meant of the money of a case. */
export const caseMoneyChecks: RowChecks<RowOfType<'case'>> = {
  refused: [
    {
      expected: 'monthlySupport: at most 1000000.00',
      isMet: ({ monthlySupport = 0 }) => monthlySupport <= mostSupport,
    },
    {
      expected: 'arrears: at most 100000000.00',
      isMet: ({ arrears = 0 }) => Math.abs(arrears) <= mostArrears,
    },
    {
      expected: 'debts: together at most 100000000.00',
      isMet: ({ debts = [] }) => sumDebts(debts) <= mostArrears,
    },
    {
      expected: 'currentDue: an amount of at most 100000000.00',
      isMet: ({ currentDue }) => currentDue === undefined || currentDue.amountCents <= mostArrears,
    },
    {
      expected: 'currentDue: a day from 1975 to two years from now',
      isMet: ({ currentDue }, { inTwoYears }) =>
        currentDue === undefined || (currentDue.on >= firstDay && currentDue.on <= inTwoYears),
    },
    {
      expected: 'orders: at most 1000000.00 each',
      isMet: ({ orders = [] }) => orders.every(({ amountCents }) => amountCents <= mostSupport),
    },
    {
      expected: 'orders: a next day from 1975 to two years from now',
      isMet: ({ orders = [] }, { inTwoYears }) =>
        orders.every(({ next = firstDay }) => next >= firstDay && next <= inTwoYears),
    },
    {
      expected: 'orders: an end in or after 1975',
      isMet: ({ orders = [] }) => orders.every(({ ends = firstDay }) => ends >= firstDay),
    },
    ...dockets.refused,
  ],
  doubted: dockets.doubted,
};
