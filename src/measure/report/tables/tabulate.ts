import { callOutcomes } from '../calls/call-outcome.ts';
import type { Split, SplitSums } from '../fold-calls.ts';
import { callbacksTable, deskTable } from './desk-table.ts';
import { endsTable, personsTable } from './ends-table.ts';
import { questionsTables } from './questions-table.ts';
import { repeatsTable } from './repeats-table.ts';
import { allRow, type CellSum, nameCell, type ReportPart } from './report-table.ts';
import { signInTable } from './sign-in-table.ts';
import { textsTable } from './texts-table.ts';
import { timesTable } from './times-table.ts';
import { waterfallTable } from './waterfall-table.ts';

/** The tables of a report, the waterfall first, and all that adds up in them. */
export function tabulate(split: SplitSums, by: Split | undefined): ReportPart {
  const parts = [
    waterfallTable(split),
    endsTable(split, by),
    personsTable(split, by),
    questionsTables(split),
    signInTable(split, by),
    deskTable(split, by),
    callbacksTable(split, by),
    textsTable(split, by),
    repeatsTable(split, by),
    timesTable(split, by),
  ];
  return {
    tables: parts.flatMap(({ tables }) => tables),
    sums: [...parts.flatMap(({ sums }) => sums), ...sumsAcross(split, by)],
  };
}

/** The same counts stand in several tables. */
function sumsAcross({ groups }: SplitSums, by: Split | undefined): CellSum[] {
  const same = [allRow, ...groups.keys()].flatMap((row) => [
    ...(['passed', 'passed-early'] as const).map((id) => [nameCell('ends', row, id), nameCell('persons', row, id)]),
    [nameCell('ends', row, 'answered'), nameCell('persons', row, 'answered')],
    [nameCell('ends', row, 'served'), nameCell('repeats', row, 'served')],
  ]);
  const rows = [allRow, ...(by === 'state' ? groups.keys() : [])];
  return [
    { total: nameCell('waterfall', allRow, 'entered'), parts: [nameCell('ends', allRow, 'answered')] },
    ...same.map(([total = '', part = '']) => ({ total, parts: [part] })),
    ...rows.map((row) => ({
      total: nameCell('waterfall', row, 'gave-up'),
      parts: callOutcomes
        .filter((outcome) => outcome === 'given-up' || outcome === 'locked-out')
        .map((outcome) => nameCell('ends', row, outcome)),
    })),
    ...(['passed', 'passed-early'] as const).map((id) => ({
      total: nameCell('waterfall', allRow, id),
      parts: [nameCell('ends', allRow, id)],
    })),
  ];
}
