import type { CheckedExtract } from '../../../src/adapters/sql/import/check-extract.ts';
import { done, nothingDone } from './exit-codes.ts';
import { sayRows } from './say-rows.ts';
import { tellOfFile, tellProblems, tellSetAside } from './tell-of-file.ts';

/** Tells whether an extract can be imported, and what would be told of it then. Gives the exit code. */
export function tellCheck(file: string, checked: CheckedExtract, aside: string | undefined): number {
  const { problems, problemCount, counts } = checked;
  tellOfFile(file, checked);
  tellSetAside(aside, checked);
  tellProblems(file, problems, problemCount);
  if (problemCount > 0) {
    console.error(`${file} would be refused.`);
    return nothingDone;
  }
  console.log(`${file} is fit to be imported: ${sayRows(counts)}. It was not compared with any records.`);
  return done;
}
