import { writeCsvLine } from '../../../text/write-csv-line.ts';
import type { ReportHead } from '../report-head.ts';
import type { ShownTable } from '../show-tables.ts';

const header = ['agency', 'from', 'to', 'time_zone', 'table', 'row', 'column', 'unit', 'value'];

/** A report as CSV (RFC 4180): a line for each cell. Shares are 0 to 1, times milliseconds; what is empty is not there. */
export function writeCsv(
  { agency, period: { from, to, timeZone } }: ReportHead,
  tables: readonly ShownTable[],
): string {
  const place = [agency, from.toString(), to.toString(), timeZone];
  const lines = tables.flatMap(({ id: table, columns, rows }) =>
    rows.flatMap(({ name, cells }) =>
      columns.map(({ id, unit }, at) => [
        ...place,
        table,
        name,
        id,
        unit === 'seconds' ? 'ms' : unit,
        String(cells[at] ?? ''),
      ]),
    ),
  );
  return [header, ...lines].map(writeCsvLine).join('');
}
