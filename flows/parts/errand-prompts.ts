import { termsFor } from '../../src/dialogue/telling.ts';
import type { ErrandName } from './errand-names.ts';

/** What is asked where it could be one of two errands. */
export const errandPicks = { 'which-errand': { errand: 'term' } } as const;

/** What is said of what callers want in words of their own, with a name for each of these errands. */
export function errandPrompts<const Names extends readonly ErrandName[]>(errands: Names) {
  return {
    statements: {
      'needs-person': { errand: 'term' },
      'errand-understood': { errand: 'term' },
      ...termsFor<'errand', Names[number]>('errand', errands),
    },
    picks: errandPicks,
    errands,
  } as const;
}
