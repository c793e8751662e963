import type { KeyRing } from '../../../secrets/key-ring.ts';
import { findLost } from '../audit/find-lost.ts';
import { type EntryRange, extendRanges, isWithin, readMarkedLosses } from '../audit/marked-losses.ts';
import { findNewestChain } from '../audit/read-chain.ts';
import type { AuditTable, Database } from '../database/database.ts';

/** What an export of the audit trail holds and the trail, as it was restored, does not. */
export interface Loss {
  readonly entries: readonly AuditTable[];
  readonly ranges: readonly EntryRange[];
  /** Whether an earlier mark names all of it. */
  readonly marked: boolean;
  /** The highest number of a chain in the export or in the trail. */
  readonly newestChain: number;
  /** Entries whose seal is not right, in words. */
  readonly problems: readonly string[];
}

/** Finds what was lost in a restore. `file` is the newest export that was kept elsewhere. */
export async function readLoss(db: Database, keys: KeyRing, file: string): Promise<Loss> {
  const known = (await readMarkedLosses(db)).flatMap((loss) => loss.ranges);
  const entries: AuditTable[] = [];
  const ranges: EntryRange[] = [];
  const problems: string[] = [];
  await findLost(db, keys, file, ({ entry, intact }) => {
    entries.push(entry);
    extendRanges(ranges, entry);
    if (!intact) problems.push(`chain ${entry.chain}: entry ${entry.sequence} of the export was not written so`);
  });
  return {
    entries,
    ranges,
    marked: entries.every((entry) => isWithin(known, entry)),
    newestChain: Math.max((await findNewestChain(db)) ?? 0, ...entries.map(({ chain }) => chain)),
    problems,
  };
}
