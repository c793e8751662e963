import { firstDay, type RowChecks, type RowOfType } from './row-checks.ts';

/** Cents. */
const mostPaid = 10_000_000_00;

export const paymentChecks: RowChecks<RowOfType<'payment'>> = {
  refused: [
    { expected: 'amount: at most 10000000.00', isMet: ({ amount }) => amount <= mostPaid },
    {
      expected: 'date: a date from 1975 to two years from now',
      isMet: ({ date }, { inTwoYears }) => date >= firstDay && date <= inTwoYears,
    },
    {
      expected: 'date: at most a month from now for a posted payment; one to come is expected',
      isMet: ({ status, date }, { inAMonth }) => status !== 'posted' || date <= inAMonth,
    },
  ],
  doubted: [{ expected: 'amount: more than 0.00', isMet: ({ amount }) => amount > 0 }],
};
