import type { ShownCell } from '../show-tables.ts';
import type { CellUnit } from '../tables/report-table.ts';

/** A cell in words: `1,234`, `12.5 %`, `3.2 ms`, `75 s`; `–` where there is nothing to tell. */
export function tellCell(cell: ShownCell, unit: CellUnit): string {
  if (cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  if (unit === 'share') return `${(cell * 100).toFixed(1)} %`;
  if (unit === 'ms') return `${cell >= 100 ? Math.round(cell).toLocaleString('en-US') : cell.toPrecision(2)} ms`;
  if (unit === 'seconds') return `${Math.round(cell / 1000).toLocaleString('en-US')} s`;
  return cell.toLocaleString('en-US');
}
