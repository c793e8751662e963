import type { ReportHead } from '../report-head.ts';
import type { ShownTable } from '../show-tables.ts';

/** A report as JSON: cells by table, row and column. Shares are 0 to 1, times milliseconds; what is null is not there. */
export function writeJson(head: ReportHead, tables: readonly ShownTable[]): string {
  const { agency, period, by, notes } = head;
  const { from, to, timeZone } = period;
  const place = { agency, from: from.toString(), to: to.toString(), timeZone, by: by ?? null, notes };
  const told = Object.fromEntries(tables.map((table) => [table.id, toRows(table)]));
  return `${JSON.stringify({ ...place, tables: told }, undefined, 2)}\n`;
}

function toRows({ columns, rows }: ShownTable): object {
  return Object.fromEntries(
    rows.map(({ name, cells }) => [name, Object.fromEntries(columns.map(({ id }, at) => [id, cells[at] ?? null]))]),
  );
}
