import type { Split, SplitSums } from '../fold-calls.ts';
import type { CallSums } from '../calls/call-sums.ts';
import { allRow, type CellSum, nameCell, type ReportPart, type ReportTable } from './report-table.ts';

type Head = Pick<ReportTable, 'id' | 'title' | 'about' | 'columns'>;

interface Told {
  readonly counts: Readonly<Record<string, number>>;
  readonly times?: Readonly<Record<string, number | undefined>>;
}

/** A table with a row for all calls and one for each group of them. `within`: what adds up within a row, as a sum and its parts. */
export function splitTable(
  head: Head,
  { all, groups }: SplitSums,
  by: Split | undefined,
  tell: (sums: CallSums) => Told,
  within: Readonly<Record<string, readonly string[]>> = {},
): ReportPart {
  const told = [[allRow, tell(all)] as const, ...sortGroups(groups).map(([name, sums]) => [name, tell(sums)] as const)];
  const names = told.map(([name]) => name);
  const [, ...parts] = names;
  const counted = Object.keys(told[0]?.[1].counts ?? {});
  const down = counted.map((id) => ({
    total: nameCell(head.id, allRow, id),
    parts: parts.map((name) => nameCell(head.id, name, id)),
  }));
  const rows = told.map(([name, { counts, times }]) => ({ name, cells: { ...counts, ...times } }));
  return {
    tables: [{ ...head, rowTitle: by === undefined ? 'Calls' : `Calls by ${titleOf(by)}`, rows }],
    sums: [...names.flatMap((name) => sumsWithin(head.id, name, within)), ...(parts.length > 0 ? down : [])],
  };
}

function titleOf(by: Split): string {
  return by === 'state' ? 'last state' : by;
}

function sumsWithin(table: string, row: string, within: Readonly<Record<string, readonly string[]>>): CellSum[] {
  return Object.entries(within).map(([total, parts]) => ({
    total: nameCell(table, row, total),
    parts: parts.map((id) => nameCell(table, row, id)),
  }));
}

/** The greatest first. */
export function sortGroups(groups: SplitSums['groups']): (readonly [string, CallSums])[] {
  return [...groups].toSorted(
    ([name, one], [other, two]) => countCalls(two) - countCalls(one) || (name < other ? -1 : 1),
  );
}

function countCalls({ outcomes }: CallSums): number {
  return Object.values(outcomes).reduce((sum, each) => sum + each, 0);
}
