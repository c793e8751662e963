import { signInOutcomes } from '../calls/find-sign-in.ts';
import type { Split, SplitSums } from '../fold-calls.ts';
import type { ReportPart } from './report-table.ts';
import { splitTable } from './split-table.ts';

const head = {
  id: 'sign-in',
  title: 'Sign-in',
  about: 'Each call once that came to sign in, by what became of it in the end. A try is a PIN that was entered.',
  columns: [
    { id: 'begun', title: 'Begun', unit: 'count' },
    { id: 'signed-in', title: 'Signed in', unit: 'count' },
    { id: 'success', title: 'Success', unit: 'share', of: ['signed-in', 'begun'] },
    { id: 'refused', title: 'Refused', unit: 'count' },
    { id: 'locked', title: 'Locked', unit: 'count' },
    { id: 'person', title: 'To a person', unit: 'count' },
    { id: 'given-up', title: 'Gave up', unit: 'count' },
    { id: 'otherwise', title: 'Otherwise', unit: 'count' },
    { id: 'tried', title: 'Tries', unit: 'count' },
    { id: 'per-try', title: 'Success per try', unit: 'share', of: ['taken', 'tried'] },
  ],
} as const;

/** What became of sign-ins. */
export function signInTable(split: SplitSums, by: Split | undefined): ReportPart {
  return splitTable(
    head,
    split,
    by,
    ({ signIns, pins: { tried = 0, taken = 0 } }) => {
      const counts = Object.fromEntries(signInOutcomes.map((outcome) => [outcome, signIns[outcome] ?? 0]));
      const begun = Object.values(counts).reduce((sum, each) => sum + each, 0);
      return { counts: { begun, ...counts, tried, taken, 'not-taken': tried - taken } };
    },
    { begun: signInOutcomes, tried: ['taken', 'not-taken'] },
  );
}
