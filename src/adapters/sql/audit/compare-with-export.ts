import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { findLost } from './find-lost.ts';
import { isWithin, readMarkedLosses } from './marked-losses.ts';

/** What was compared, how much of it was lost in a restore that is marked, and what else the trail lacks, in words. */
export interface ComparedExport {
  readonly compared: number;
  readonly marked: number;
  readonly problems: readonly string[];
}

/**
 * Checks that everything an export holds is still in the trail, word for word. An export that is kept elsewhere shows what the trail
 * alone cannot: that all of it was put back to an earlier state. What a marked restore has lost must be sealed in the export.
 */
export async function compareWithExport(db: Database, keys: KeyRing, file: string): Promise<ComparedExport> {
  const ranges = (await readMarkedLosses(db)).flatMap((loss) => loss.ranges);
  const problems: string[] = [];
  let marked = 0;
  const compared = await findLost(db, keys, file, ({ entry: { chain, sequence }, there, intact }) => {
    const known = isWithin(ranges, { chain, sequence });
    if (known && intact) marked += 1;
    else if (known) problems.push(`chain ${chain}: entry ${sequence} of the export was changed in it`);
    else
      problems.push(
        `chain ${chain}: entry ${sequence} of the export is ${there ? 'another one' : 'missing'} in the trail`,
      );
  });
  return { compared, marked, problems };
}
