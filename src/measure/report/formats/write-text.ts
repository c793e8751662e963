import type { ReportHead } from '../report-head.ts';
import type { ShownTable } from '../show-tables.ts';
import { tellCell } from './tell-cell.ts';
import { tellTitle } from './tell-title.ts';

const gap = '  ';
const lineLength = 100;

/** A report for a terminal. A table that is wider than it is long stands on its side. */
export function writeText(head: ReportHead, tables: readonly ShownTable[]): string {
  return [tellTitle(head), ...head.notes, ...tables.flatMap((table) => ['', ...writeTable(table)]), ''].join('\n');
}

function writeTable({ title, about, columns, rows, rowTitle }: ShownTable): string[] {
  const lines = [
    [rowTitle, ...columns.map((column) => column.title)],
    ...rows.map(({ name, cells }) => [name, ...columns.map(({ unit }, at) => tellCell(cells[at], unit))]),
  ];
  const upright = align(lines);
  const isWide = (upright[0]?.length ?? 0) > lineLength && rows.length < columns.length;
  return [title.toUpperCase(), ...foldWords(about), ...(isWide ? align(turn(lines)) : upright)];
}

function turn(lines: readonly (readonly string[])[]): string[][] {
  return (lines[0] ?? []).map((_, at) => lines.map((line) => line[at] ?? ''));
}

/** Words to the left, numbers to the right. */
function align(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines.map((line) =>
    `${gap}${line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(gap)}`.trimEnd(),
  );
}

function foldWords(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lineLength) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
