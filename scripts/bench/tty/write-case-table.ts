import { isMet, type MeasuredCase } from './measured-case.ts';

const columns = ['case', 'judge', 'seeds', 'mean', 'worst', 'demanded', ''] as const;
const widths = [44, 10, 6, 8, 8, 16, 7] as const;

export const header = `${writeCells(columns)}\n`;

export function writeMeasuredCase(row: MeasuredCase): string {
  const demanded = `${row.unit === 'calls' ? '≥' : '≤'} ${row.demanded} ${row.unit}`;
  return `${writeCells([row.case, row.judge, `${row.seeds}`, figure(row.mean), figure(row.worst), demanded, isMet(row) ? '' : 'MISSED'])}\n`;
}

function writeCells(cells: readonly string[]): string {
  return cells
    .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
    .join(' ')
    .trimEnd();
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : `${Number(value.toFixed(2))}`;
}
