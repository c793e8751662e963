import { caseMoneyChecks } from './case-money-checks.ts';
import { firstDay, type RowChecks, type RowOfType } from './row-checks.ts';
import { checkSayable } from './check-sayable.ts';

const caseNumber = checkSayable<RowOfType<'case'>>('caseNumber', (row) => row.caseNumber);
const county = checkSayable<RowOfType<'case'>>('county', (row) => row.county);
const dockets = checkSayable<RowOfType<'case'>>('dockets', (row) => row.dockets);

export const caseChecks: RowChecks<RowOfType<'case'>> = {
  refused: [
    ...caseNumber.refused,
    ...county.refused,
    ...dockets.refused,
    ...caseMoneyChecks.refused,
    {
      expected: 'asOf: a date from 1975 to a month from now',
      isMet: ({ asOf }, { inAMonth }) => asOf === undefined || (asOf >= firstDay && asOf <= inAMonth),
    },
  ],
  doubted: [...county.doubted, ...dockets.doubted, ...caseMoneyChecks.doubted],
};
