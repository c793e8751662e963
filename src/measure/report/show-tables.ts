import { type HiddenCount, hideSmall } from './hide-small.ts';
import {
  type CellValues,
  nameCell,
  type ReportColumn,
  type ReportPart,
  type ReportTable,
} from './tables/report-table.ts';

/** What a reader sees: a number, what stands in its place, or nothing where there is none. */
export type ShownCell = number | HiddenCount | 'hidden' | undefined;

export interface ShownRow {
  readonly name: string;
  readonly cells: readonly ShownCell[];
}

/** A table as it is shown, its cells by their columns. */
export interface ShownTable extends Omit<ReportTable, 'rows'> {
  readonly rows: readonly ShownRow[];
}

/** The tables with small counts hidden, and all shares and times that stand on one; `exact` hides nothing. */
export function showTables({ tables, sums }: ReportPart, { exact }: { readonly exact: boolean }): ShownTable[] {
  const hidden = exact ? new Map<string, HiddenCount>() : hideSmall(countsOfTables(tables), sums);
  return tables.map((table) => ({
    ...table,
    rows: table.rows.map(({ name, cells }) => ({
      name,
      cells: table.columns.map((column) => {
        return showCell(column, cells, (id) => hidden.get(nameCell(table.id, name, id)));
      }),
    })),
  }));
}

function showCell(
  { id, unit, of = [] }: ReportColumn,
  cells: CellValues,
  hiddenAs: (id: string) => HiddenCount | undefined,
): ShownCell {
  if (unit === 'count') return hiddenAs(id) ?? cells[id];
  if (of.some((base) => hiddenAs(base))) return 'hidden';
  if (unit !== 'share') return cells[id];
  const [part = 0, whole = 0] = of.map((base) => cells[base]);
  return whole === 0 ? undefined : part / whole;
}

/** Every count, by the name of its cell: all cells but times. */
function countsOfTables(tables: readonly ReportTable[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { id: table, columns, rows } of tables) {
    const times = new Set(columns.filter(({ unit }) => unit !== 'count').map(({ id }) => id));
    for (const { name, cells } of rows)
      for (const [id, value] of Object.entries(cells))
        if (value !== undefined && !times.has(id)) counts.set(nameCell(table, name, id), value);
  }
  return counts;
}
