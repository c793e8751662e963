import type { Changes } from '../../../src/adapters/sql/import/count-changes.ts';
import type { ImportResult } from '../../../src/adapters/sql/import/import-cases.ts';
import type { RowProblem } from '../../../src/adapters/sql/import/row-problems.ts';
import type { Removal } from '../../../src/adapters/sql/import/too-much-removed.ts';
import { sayCount } from './say-count.ts';
import { done, nothingDone } from './exit-codes.ts';

const types = ['participant', 'case', 'payment', 'appointment'] as const;

type Counts = Extract<ImportResult, { outcome: 'taken' }>['counts'];

/** Tells what an import has done, or why it has done nothing. Gives the exit code. */
export function tellImport(file: string, result: ImportResult): number {
  if (result.outcome !== 'already-taken') tellDoubts(file, result.doubts, result.doubtCount);
  switch (result.outcome) {
    case 'taken':
      return tellTaken(file, result);
    case 'already-taken':
      console.log(`${file} is already imported: it was the last file taken. Nothing changed.`);
      return done;
    case 'removes-too-much':
      return tellRemovals(file, result.removals);
    case 'refused':
      return tellProblems(file, result);
  }
}

function tellDoubts(file: string, doubts: readonly RowProblem[], all: number): void {
  for (const { row, expected } of doubts) console.error(`${file}:${row}: warning: expected ${expected}`);
  if (all > doubts.length) console.error(`and ${sayCount(all - doubts.length, 'more warning')}`);
}

function tellTaken(file: string, { counts, changes }: { counts: Counts; changes: Changes }): number {
  console.log(`Taken from ${file}: ${types.map((type) => sayCount(counts[type], type)).join(', ')}.`);
  for (const type of types) {
    const { added, changed, removed, unnamed } = changes.of[type];
    const kept = unnamed ? `; ${unnamed.toLocaleString('en-US')} that the file does not name stay` : '';
    console.log(`  ${`${type}s`.padEnd(13)} ${added} added, ${changed} changed, ${removed} removed${kept}`);
  }
  for (const { what, removed } of changes.removals) if (!isType(what)) console.log(`  ${what}: ${removed} removed`);
  return done;
}

function isType(what: string): boolean {
  return types.some((type) => what === `${type}s`);
}

function tellRemovals(file: string, removals: readonly Removal[]): number {
  console.error(`${file} may be cut off, or lack a column. It would remove`);
  for (const { what, removed, all } of removals) {
    console.error(`  ${removed.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} ${what}`);
  }
  console.error('Nothing was taken. If this is meant, import it again with --accept-removals.');
  return nothingDone;
}

function tellProblems(file: string, refused: Extract<ImportResult, { outcome: 'refused' }>): number {
  const { problems, problemCount } = refused;
  for (const { row, expected } of problems) console.error(`${file}:${row}: expected ${expected}`);
  if (problemCount > problems.length)
    console.error(`and ${(problemCount - problems.length).toLocaleString('en-US')} more`);
  console.error('Nothing was taken.');
  return nothingDone;
}
