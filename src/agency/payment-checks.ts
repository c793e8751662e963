import { firstDay, type RowChecks, type RowOfType } from './row-checks.ts';

type PaymentRow = RowOfType<'payment'>;

/** Cents. */
const mostPaid = 10_000_000_00;

/** What has come in already. */
const past: ReadonlySet<PaymentRow['status']> = new Set(['posted', 'held', 'returned']);

export const paymentChecks: RowChecks<PaymentRow> = {
  refused: [
    { expected: 'from: only of a collection', isMet: ({ kind, from }) => from === undefined || kind === 'collection' },
    { expected: 'amount: at most 10000000.00', isMet: ({ amount }) => amount <= mostPaid },
    {
      expected: 'date: a date from 1975 to two years from now',
      isMet: ({ date }, { inTwoYears }) => date >= firstDay && date <= inTwoYears,
    },
    {
      expected: 'date: at most a month from now for a posted payment; one to come is expected',
      isMet: ({ status, date }, { inAMonth }) => !past.has(status) || date <= inAMonth,
    },
    { expected: 'replaces: the id of another payment', isMet: ({ id, replaces }) => !replaces || replaces !== id },
    {
      expected: 'heldUntil: a date from 1975 to two years from now',
      isMet: ({ heldUntil = firstDay }, { inTwoYears }) => heldUntil >= firstDay && heldUntil <= inTwoYears,
    },
    {
      expected: 'disbursedOn, clearedOn: a date from 1975 to a month from now',
      isMet: ({ disbursedOn = firstDay, clearedOn = firstDay }, { inAMonth }) =>
        [disbursedOn, clearedOn].every((day) => day >= firstDay && day <= inAMonth),
    },
  ],
  doubted: [
    { expected: 'amount: more than 0.00', isMet: ({ amount }) => amount > 0 },
    {
      expected: 'disbursedOn: only of a collection',
      isMet: ({ kind, disbursedOn }) => disbursedOn === undefined || kind === 'collection',
    },
    {
      expected: 'clearedOn: only of a disbursement',
      isMet: ({ kind, clearedOn }) => clearedOn === undefined || kind === 'disbursement',
    },
    {
      expected: 'heldUntil, reason: of a held payment',
      isMet: ({ status, heldUntil, reason }) => status === 'held' || (heldUntil === undefined && reason === undefined),
    },
  ],
};
