import type { RowProblem } from '../../../src/adapters/sql/import/row-problems.ts';
import type { ToldOfFile } from '../../../src/adapters/sql/import/stage-extract.ts';
import { sayCount } from './say-count.ts';

/** Tells the doubts about an extract, and what this version does not know of it, to standard error. */
export function tellOfFile(file: string, { doubts, doubtCount, passedOver = [] }: ToldOfFile): void {
  for (const { row, expected } of doubts) console.error(`${file}:${row}: warning: expected ${expected}`);
  if (doubtCount > doubts.length) console.error(`and ${sayCount(doubtCount - doubts.length, 'more warning')}`);
  for (const { name, count, row } of passedOver) {
    console.error(`passed over: ${name} ×${count.toLocaleString('en-US')} (first in row ${row})`);
  }
}

/** Tells how many rows were set aside where the file is taken. */
export function tellSetAside(aside: string | undefined, { setAside = 0 }: ToldOfFile): void {
  if (setAside === 0 || aside === undefined) return;
  const rows = sayCount(setAside, 'row');
  console.error(
    `set aside in ${aside}: ${rows} of participants, taken without the e-mail, phone or SSN that is wrong.`,
  );
  console.error('Mend them there, import that file, and remove it: it holds personal data.');
}

/** Tells what is wrong, row by row. */
export function tellProblems(file: string, problems: readonly RowProblem[], all: number): void {
  for (const { row, expected } of problems) console.error(`${file}:${row}: expected ${expected}`);
  if (all > problems.length) console.error(`and ${(all - problems.length).toLocaleString('en-US')} more`);
}
