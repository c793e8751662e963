import { queueOutcomes } from '../calls/find-desk-visit.ts';
import type { Split, SplitSums } from '../fold-calls.ts';
import type { CallSums } from '../calls/call-sums.ts';
import type { ReportPart } from './report-table.ts';
import { splitTable } from './split-table.ts';

const head = {
  id: 'desk',
  title: 'At the desk',
  about:
    'Each call once that asked for a person. Abandoned: left the queue for nothing else, of those who waited; who left within ten seconds counts in neither. Speed: the mean time in the queue of those who were let through, 0 for at once; ringing is not in it.',
  columns: [
    { id: 'came', title: 'Asked', unit: 'count' },
    { id: 'closed', title: 'Nobody there', unit: 'count' },
    { id: 'at-once', title: 'At once', unit: 'count' },
    { id: 'queued', title: 'Waited', unit: 'count' },
    { id: 'answered', title: 'Let through', unit: 'count' },
    { id: 'callback', title: 'Kept a place', unit: 'count' },
    { id: 'request', title: 'Left a request', unit: 'count' },
    { id: 'closed-meanwhile', title: 'Desk closed', unit: 'count' },
    { id: 'left-soon', title: 'Left soon', unit: 'count' },
    { id: 'abandoned', title: 'Abandoned', unit: 'count' },
    { id: 'no-end', title: 'No end known', unit: 'count' },
    { id: 'abandonment', title: 'Abandonment', unit: 'share', of: ['abandoned', 'stayed'] },
    { id: 'speed', title: 'Speed of answer', unit: 'seconds', of: ['talked'] },
  ],
} as const;

/** Waits at the desk. */
export function deskTable(split: SplitSums, by: Split | undefined): ReportPart {
  return splitTable(head, split, by, tellDesk, {
    came: ['closed', 'at-once', 'queued'],
    queued: queueOutcomes,
    stayed: queueOutcomes.filter((outcome) => outcome !== 'left-soon'),
    talked: ['at-once', 'answered'],
  });
}

function tellDesk({ desk, waitedMs }: CallSums) {
  const { closed = 0, 'at-once': atOnce = 0 } = desk;
  const waited = Object.fromEntries(queueOutcomes.map((outcome) => [outcome, desk[outcome] ?? 0]));
  const queued = Object.values(waited).reduce((sum, each) => sum + each, 0);
  const { 'left-soon': soon = 0, answered = 0 } = desk;
  const talked = atOnce + answered;
  return {
    counts: {
      came: closed + atOnce + queued,
      closed,
      'at-once': atOnce,
      queued,
      ...waited,
      stayed: queued - soon,
      talked,
    },
    times: { speed: talked === 0 ? undefined : waitedMs / talked },
  };
}

const callbacks = {
  id: 'callbacks',
  title: 'Callbacks',
  about: 'What servers did for callers who kept a place in the queue, by when it was done.',
  columns: [
    { id: 'called-back', title: 'Called back', unit: 'count' },
    { id: 'left-to-agency', title: 'Left to the agency', unit: 'count' },
  ],
} as const;

/** What became of callbacks. Of them only the line is known. */
export function callbacksTable(split: SplitSums, by: Split | undefined): ReportPart {
  const own = by === 'line' ? split : { all: split.all, groups: new Map<string, CallSums>() };
  return splitTable(callbacks, own, by === 'line' ? by : undefined, ({ callbacks: made }) => ({
    counts: { 'called-back': made['called-back'] ?? 0, 'left-to-agency': made['left-to-agency'] ?? 0 },
  }));
}
