import type { ListedType } from '../../../agency/read-extract-row.ts';
import type { RowCounts } from './row-counts.ts';
import type { RowProblems } from './row-problems.ts';
import { isOrdinary } from './too-much-removed.ts';

export type LeftOutRows = ReturnType<typeof createLeftOutRows>;

/** Counts rows that are left out for a word that this version does not know. */
export function createLeftOutRows() {
  const found = new Map<ListedType, { count: number; readonly row: number }>();
  return {
    add(type: ListedType, row: number): void {
      const known = found.get(type);
      if (known) known.count += 1;
      else found.set(type, { count: 1, row });
    },
    /** A later version adds a rare word; where many rows go, it is the usual one that is written otherwise. */
    check(counts: RowCounts, problems: RowProblems): void {
      for (const [type, { count, row }] of found) {
        if (isOrdinary(count, count + counts[type])) continue;
        const expected = `a kind, status and method that are known, but for 2 % of ${type} rows; ${count.toLocaleString('en-US')} would be left out`;
        problems.add({ row, expected });
      }
    },
  };
}
