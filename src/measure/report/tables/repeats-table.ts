import type { Split, SplitSums } from '../fold-calls.ts';
import type { ReportPart } from './report-table.ts';
import { splitTable } from './split-table.ts';

const head = {
  id: 'repeats',
  title: 'Called again within seven days',
  about:
    'Served calls, by whether the participant who had signed in called again. Of who did not sign in it is not known.',
  columns: [
    { id: 'served', title: 'Served', unit: 'count' },
    { id: 'unsigned', title: 'Not signed in', unit: 'count' },
    { id: 'signed-in', title: 'Signed in', unit: 'count' },
    { id: 'again', title: 'Called again', unit: 'count' },
    { id: 'share', title: 'Share', unit: 'share', of: ['again', 'signed-in'] },
  ],
} as const;

/** Calls that were served and did not settle it. */
export function repeatsTable(split: SplitSums, by: Split | undefined): ReportPart {
  return splitTable(
    head,
    split,
    by,
    ({ repeats: { 'signed-in': signedIn = 0, unsigned = 0, again = 0 } }) => ({
      counts: { served: signedIn + unsigned, unsigned, 'signed-in': signedIn, again, 'not-again': signedIn - again },
    }),
    { served: ['unsigned', 'signed-in'], 'signed-in': ['again', 'not-again'] },
  );
}
