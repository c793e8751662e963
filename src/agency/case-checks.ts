import { caseMoneyChecks } from './case-money-checks.ts';
import { firstDay, type RowChecks, type RowOfType } from './row-checks.ts';
import { checkSayable } from './check-sayable.ts';

/** Cents. More than any court has ordered. */
const mostWithheld = 1_000_000_00;

const caseNumber = checkSayable<RowOfType<'case'>>('caseNumber', (row) => row.caseNumber);
const county = checkSayable<RowOfType<'case'>>('county', (row) => row.county);
const transferredTo = checkSayable<RowOfType<'case'>>('transferredTo', (row) => row.transferredTo);
const parties = checkSayable<RowOfType<'case'>>('parties', (row) => row.parties?.flatMap(({ agency }) => agency ?? []));
const dockets = checkSayable<RowOfType<'case'>>('dockets', (row) => row.dockets);

export const caseChecks: RowChecks<RowOfType<'case'>> = {
  refused: [
    ...caseNumber.refused,
    ...county.refused,
    ...dockets.refused,
    ...transferredTo.refused,
    {
      expected: 'transferredTo: only beside "status":"transferred"',
      isMet: ({ status, transferredTo: to }) => to === undefined || status === 'transferred',
    },
    {
      expected: 'statusSince: a date from 1975 to a month from now, beside a status',
      isMet: ({ status, statusSince: since }, { inAMonth }) =>
        since === undefined || (status !== undefined && since >= firstDay && since <= inAMonth),
    },
    ...caseMoneyChecks.refused,
    ...parties.refused,
    {
      expected: 'withholding.amount: at most 1000000.00',
      isMet: ({ withholding }) => (withholding?.amountCents ?? 0) <= mostWithheld,
    },
    {
      expected: 'withholding.since and enforcement.since: dates from 1975 to a month from now',
      isMet: ({ withholding, enforcement = [] }, { inAMonth }) =>
        [withholding, ...enforcement].every((one) => !one?.since || (one.since >= firstDay && one.since <= inAMonth)),
    },
    {
      expected: 'asOf: a date from 1975 to a month from now',
      isMet: ({ asOf }, { inAMonth }) => asOf === undefined || (asOf >= firstDay && asOf <= inAMonth),
    },
  ],
  doubted: [
    ...county.doubted,
    ...dockets.doubted,
    ...transferredTo.doubted,
    ...caseMoneyChecks.doubted,
    ...parties.doubted,
  ],
};
