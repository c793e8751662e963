import type { StateCount } from '../calls/call-sums.ts';
import type { Counts } from '../calls/counts.ts';
import type { SplitSums } from '../fold-calls.ts';
import { allRow, nameCell, type ReportPart } from './report-table.ts';

/** What becomes, in a state, of those who entered it. */
const fates = ['gave-up', 'passed-early', 'passed', 'ended', 'went-on'] as const satisfies readonly StateCount[];

const head = {
  id: 'waterfall',
  title: 'Where calls went on, and where they did not',
  about:
    'Calls that came to a state, each once. Gave up: the last state of calls given up or locked out. Person: where they stood when they went there, early before anything was told or left. Ended: another end there.',
  rowTitle: 'State',
  columns: [
    { id: 'entered', title: 'Entered', unit: 'count' },
    { id: 'gave-up', title: 'Gave up', unit: 'count' },
    { id: 'drop-off', title: 'Drop-off', unit: 'share', of: ['gave-up', 'entered'] },
    { id: 'passed-early', title: 'Person, early', unit: 'count' },
    { id: 'passed', title: 'Person, late', unit: 'count' },
    { id: 'ended', title: 'Ended', unit: 'count' },
    { id: 'went-on', title: 'Went on', unit: 'count' },
  ],
} as const;

/** State by state, those first that most calls come to; of as many those that come first in a call. */
export function waterfallTable({ all: { states, outcomes } }: SplitSums): ReportPart {
  const { 'turned-away': _, ...answered } = outcomes;
  const entered = Object.values(answered).reduce((sum, each) => sum + each, 0);
  const rows = [...states]
    .map(([name, counts]) => ({ name, cells: toCells(counts) }))
    .toSorted((one, other) => other.cells.entered - one.cells.entered);
  const sumUp = (id: StateCount) => rows.reduce((sum, { cells }) => sum + cells[id], 0);
  const [early, late] = [sumUp('passed-early'), sumUp('passed')];
  const gaveUp = sumUp('gave-up');
  const total = { entered, 'gave-up': gaveUp, 'passed-early': early, passed: late, 'went-on': 0 };
  const all = { name: allRow, cells: { ...total, ended: entered - gaveUp - early - late } };
  const cell = (row: string, id: string) => nameCell(head.id, row, id);
  return {
    tables: [{ ...head, rows: [all, ...rows] }],
    sums: [
      ...[all, ...rows].map(({ name }) => ({ total: cell(name, 'entered'), parts: fates.map((id) => cell(name, id)) })),
      ...(['gave-up', 'passed-early', 'passed'] as const).map((id) => ({
        total: cell(allRow, id),
        parts: rows.map(({ name }) => cell(name, id)),
      })),
    ],
  };
}

function toCells(counts: Counts<StateCount>): Readonly<Record<StateCount, number>> {
  const { entered = 0, 'gave-up': gaveUp = 0, 'passed-early': early = 0, passed = 0, ended = 0 } = counts;
  return { entered, 'gave-up': gaveUp, 'passed-early': early, passed, ended, 'went-on': counts['went-on'] ?? 0 };
}
