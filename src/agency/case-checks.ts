import { firstDay, type RowChecks, type RowOfType } from './row-checks.ts';
import { checkSayable } from './check-sayable.ts';

/** Cents. More than any court has ordered, and than any parent owes. */
const [mostSupport, mostArrears] = [1_000_000_00, 100_000_000_00];

const caseNumber = checkSayable<RowOfType<'case'>>('caseNumber', (row) => row.caseNumber);
const county = checkSayable<RowOfType<'case'>>('county', (row) => row.county);
const dockets = checkSayable<RowOfType<'case'>>('dockets', (row) => row.dockets);

export const caseChecks: RowChecks<RowOfType<'case'>> = {
  refused: [
    ...caseNumber.refused,
    ...county.refused,
    ...dockets.refused,
    {
      expected: 'monthlySupport: at most 1000000.00',
      isMet: ({ monthlySupport }) => monthlySupport <= mostSupport,
    },
    {
      expected: 'arrears: at most 100000000.00',
      isMet: ({ arrears }) => Math.abs(arrears) <= mostArrears,
    },
    {
      expected: 'asOf: a date from 1975 to a month from now',
      isMet: ({ asOf }, { inAMonth }) => asOf === undefined || (asOf >= firstDay && asOf <= inAMonth),
    },
  ],
  doubted: [...county.doubted, ...dockets.doubted],
};
