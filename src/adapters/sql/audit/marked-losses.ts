import { z } from 'zod';
import type { Database } from '../database/database.ts';

/** Entries of a chain that follow one another. */
export interface EntryRange {
  readonly chain: number;
  readonly from: number;
  readonly to: number;
}

/** What an administrator has marked as lost in a restore. */
export interface MarkedLoss {
  readonly atMs: number;
  readonly by: string;
  readonly entries: number;
  readonly ranges: readonly EntryRange[];
}

const Facts = z.object({ lost: z.string(), entries: z.number(), by: z.string().default('somebody') });

/** Ranges as a fact of an entry: `0:13-15 12:40-90`. */
export function writeRanges(ranges: readonly EntryRange[]): string {
  return ranges.map(({ chain, from, to }) => `${chain}:${from}-${to}`).join(' ');
}

export function isWithin(
  ranges: readonly EntryRange[],
  { chain, sequence }: { chain: number; sequence: number },
): boolean {
  return ranges.some((range) => range.chain === chain && range.from <= sequence && sequence <= range.to);
}

/** Puts an entry that comes after all others of its chain to the ranges. */
export function extendRanges(ranges: EntryRange[], { chain, sequence }: { chain: number; sequence: number }): void {
  const last = ranges.findLastIndex((range) => range.chain === chain);
  const before = ranges[last];
  if (before?.to === sequence - 1) ranges[last] = { ...before, to: sequence };
  else ranges.push({ chain, from: sequence, to: sequence });
}

/** Every loss that is marked, the oldest first. Whether somebody else wrote the marks shows in `verifyAudit`. */
export async function readMarkedLosses(db: Database): Promise<MarkedLoss[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['at_ms', 'facts'])
    .where('what', '=', 'restored')
    .where('sequence', '>', 0)
    .orderBy('chain')
    .execute();
  return rows.flatMap(({ at_ms: atMs, facts }) => {
    const { data } = Facts.safeParse(JSON.parse(facts));
    return data ? [{ atMs, by: data.by, entries: data.entries, ranges: data.lost.split(' ').map(readRange) }] : [];
  });
}

function readRange(text: string): EntryRange {
  const [chain = 0, from = 0, to = 0] = text.split(/[:-]/).map(Number);
  return { chain, from, to };
}
