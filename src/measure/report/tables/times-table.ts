import type { CallSums } from '../calls/call-sums.ts';
import type { Split, SplitSums } from '../fold-calls.ts';
import type { ReportPart } from './report-table.ts';
import { splitTable } from './split-table.ts';

const head = {
  id: 'times',
  title: 'Times',
  about:
    'How long turns took, from the webhook to the answer; what effects took of them, most of which ask the records; and how long calls were. So many of a hundred took no longer: p50 half of them. Within one percent.',
  columns: [
    { id: 'turns', title: 'Turns', unit: 'count' },
    { id: 'faults', title: 'Failed turns', unit: 'count' },
    { id: 'turn-p50', title: 'Turn p50', unit: 'ms', of: ['turns'] },
    { id: 'turn-p95', title: 'Turn p95', unit: 'ms', of: ['turns'] },
    { id: 'turn-p99', title: 'Turn p99', unit: 'ms', of: ['turns'] },
    { id: 'effects-p50', title: 'Effects p50', unit: 'ms', of: ['with-effects'] },
    { id: 'effects-p95', title: 'Effects p95', unit: 'ms', of: ['with-effects'] },
    { id: 'effects-p99', title: 'Effects p99', unit: 'ms', of: ['with-effects'] },
    { id: 'call-mean', title: 'Call, mean', unit: 'seconds', of: ['timed'] },
    { id: 'call-p50', title: 'Call p50', unit: 'seconds', of: ['timed'] },
    { id: 'call-p95', title: 'Call p95', unit: 'seconds', of: ['timed'] },
  ],
} as const;

/** How long turns, effects and calls took. */
export function timesTable(split: SplitSums, by: Split | undefined): ReportPart {
  return splitTable(head, split, by, tellTimes);
}

function tellTimes({ turnMs, effectsMs, callMs, faults }: CallSums) {
  return {
    counts: { turns: turnMs.count(), faults, 'with-effects': effectsMs.count(), timed: callMs.count() },
    times: {
      'turn-p50': turnMs.quantile(0.5),
      'turn-p95': turnMs.quantile(0.95),
      'turn-p99': turnMs.quantile(0.99),
      'effects-p50': effectsMs.quantile(0.5),
      'effects-p95': effectsMs.quantile(0.95),
      'effects-p99': effectsMs.quantile(0.99),
      'call-mean': callMs.mean(),
      'call-p50': callMs.quantile(0.5),
      'call-p95': callMs.quantile(0.95),
    },
  };
}
