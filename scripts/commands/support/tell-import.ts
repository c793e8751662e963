import type { ImportResult } from '../../../src/adapters/sql/import/import-cases.ts';
import type { Removal } from '../../../src/adapters/sql/import/too-much-removed.ts';
import { sayCount } from './say-count.ts';
import { done, nothingDone } from './exit-codes.ts';
import { rowTypes, sayRows } from './say-rows.ts';
import { tellOfFile, tellProblems, tellSetAside } from './tell-of-file.ts';

type Taken = Extract<ImportResult, { outcome: 'taken' }>;

/** Tells what an import has done, or why it has done nothing. `aside`: the file for rows to be mended. Gives the exit code. */
export function tellImport(file: string, result: ImportResult, aside: string | undefined): number {
  if (result.outcome !== 'already-taken') tellOfFile(file, result);
  switch (result.outcome) {
    case 'taken':
      tellSetAside(aside, result);
      return tellTaken(file, result);
    case 'already-taken':
      console.log(`${file} is already imported: it was the last file taken. Nothing changed.`);
      return done;
    case 'removes-too-much':
      return tellRemovals(file, result.removals);
    case 'refused':
      return tellRefused(file, result);
  }
}

function tellTaken(file: string, { counts, changes, kind }: Taken): number {
  console.log(`Taken from ${file}: ${sayRows(counts)}.`);
  for (const type of rowTypes) {
    const { added, changed, removed, unnamed = 0 } = changes.of[type];
    const kept =
      unnamed > 0 && kind !== 'changes' ? `; ${unnamed.toLocaleString('en-US')} that the file does not name stay` : '';
    console.log(`  ${`${type}s`.padEnd(13)} ${added} added, ${changed} changed, ${removed} removed${kept}`);
    if (kept !== '' && kind === 'full')
      console.error(
        `${file}: warning: ${sayCount(unnamed, type)} of the records missing in this full extract; told as before`,
      );
  }
  for (const { what, removed } of changes.removals) if (!isType(what)) console.log(`  ${what}: ${removed} removed`);
  return done;
}

function isType(what: string): boolean {
  return rowTypes.some((type) => what === `${type}s`);
}

function tellRemovals(file: string, removals: readonly Removal[]): number {
  console.error(`${file} may be cut off, or lack a column. It would remove`);
  for (const { what, removed, all } of removals) {
    console.error(`  ${removed.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} ${what}`);
  }
  console.error('Nothing was taken. If this is meant, import it again with --accept-removals.');
  return nothingDone;
}

function tellRefused(file: string, refused: Extract<ImportResult, { outcome: 'refused' }>): number {
  tellProblems(file, refused.problems, refused.problemCount);
  if (refused.setAside !== undefined) console.error(`${sayCount(refused.setAside, 'row')} would have been set aside.`);
  console.error('Nothing was taken.');
  return nothingDone;
}
