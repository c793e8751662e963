import type { CallSums, WayCount } from '../calls/call-sums.ts';
import { callOutcomes } from '../calls/call-outcome.ts';
import type { Split, SplitSums } from '../fold-calls.ts';
import type { ReportPart } from './report-table.ts';
import { splitTable } from './split-table.ts';

const ends = {
  id: 'ends',
  title: 'How calls ended',
  about: 'Each call once. Contained: served, of all calls that were answered, that is, not turned away.',
  columns: [
    { id: 'calls', title: 'Calls', unit: 'count' },
    { id: 'served', title: 'Served', unit: 'count' },
    { id: 'passed', title: 'Passed', unit: 'count' },
    { id: 'passed-early', title: 'Passed early', unit: 'count' },
    { id: 'given-up', title: 'Given up', unit: 'count' },
    { id: 'locked-out', title: 'Locked out', unit: 'count' },
    { id: 'turned-away', title: 'Turned away', unit: 'count' },
    { id: 'fault', title: 'Fault', unit: 'count' },
    { id: 'no-end', title: 'No end known', unit: 'count' },
    { id: 'contained', title: 'Contained', unit: 'share', of: ['served', 'answered'] },
  ],
} as const;

/** How calls ended, and true containment. */
export function endsTable(split: SplitSums, by: Split | undefined): ReportPart {
  return splitTable(ends, split, by, (sums) => ({ counts: countEnds(sums) }), {
    calls: callOutcomes,
    answered: callOutcomes.filter((outcome) => outcome !== 'turned-away'),
  });
}

function countEnds({ outcomes }: CallSums): Record<string, number> {
  const counts = Object.fromEntries(callOutcomes.map((outcome) => [outcome, outcomes[outcome] ?? 0]));
  const calls = Object.values(counts).reduce((sum, each) => sum + each, 0);
  return { calls, ...counts, answered: calls - (outcomes['turned-away'] ?? 0) };
}

const passes = {
  id: 'persons',
  title: 'Passed to a person',
  about:
    'Early: before anything was told or left. Asked: by their wish; sent: after answers that were missed or unfit. Shares are of the calls that were answered.',
  columns: [
    { id: 'passed-early', title: 'Early', unit: 'count' },
    { id: 'early-share', title: 'Early, share', unit: 'share', of: ['passed-early', 'answered'] },
    { id: 'passed-early-asked', title: 'Early, asked', unit: 'count' },
    { id: 'passed-early-sent', title: 'Early, sent', unit: 'count' },
    { id: 'passed', title: 'Late', unit: 'count' },
    { id: 'late-share', title: 'Late, share', unit: 'share', of: ['passed', 'answered'] },
    { id: 'passed-asked', title: 'Late, asked', unit: 'count' },
    { id: 'passed-sent', title: 'Late, sent', unit: 'count' },
  ],
} as const;

const ways: readonly WayCount[] = ['passed-early-asked', 'passed-early-sent', 'passed-asked', 'passed-sent'];

/** Who went to a person, early and late. */
export function personsTable(split: SplitSums, by: Split | undefined): ReportPart {
  return splitTable(
    passes,
    split,
    by,
    (sums) => {
      const { passed = 0, 'passed-early': early = 0, answered = 0 } = countEnds(sums);
      const counts = Object.fromEntries(ways.map((way) => [way, sums.ways[way] ?? 0]));
      return { counts: { passed, 'passed-early': early, answered, ...counts } };
    },
    { 'passed-early': ['passed-early-asked', 'passed-early-sent'], passed: ['passed-asked', 'passed-sent'] },
  );
}
