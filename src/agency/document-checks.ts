import type { RowChecks, RowOfType } from './row-checks.ts';

export const documentChecks: RowChecks<RowOfType<'document'>> = {
  refused: [
    {
      expected: 'ready: a day from 2000 to two years from now',
      isMet: ({ ready }, { inTwoYears }) => ready >= '2000' && ready <= inTwoYears,
    },
  ],
  doubted: [],
};
