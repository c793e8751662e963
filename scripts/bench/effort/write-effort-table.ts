import type { Effort } from './measure-effort.ts';

const columns = ['errand', '', 'caller', 'keys', 'turns', 'words', 'seconds'];

/** The efforts as a table for a terminal. */
export function writeEffortTable(efforts: readonly Effort[]): string {
  const rows = [columns, ...efforts.map(toRow)];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => pad(cell, widths[column] ?? 0, column))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function toRow({ errand, language, habit, keys, turns, words, seconds }: Effort): string[] {
  return [errand, language, habit, String(keys), String(turns), String(words), seconds.toFixed(1)];
}

/** Numbers stand under each other, words begin together. */
function pad(cell: string, width: number, column: number): string {
  return column < 3 ? cell.padEnd(width) : cell.padStart(width);
}
