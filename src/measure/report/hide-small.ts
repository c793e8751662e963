import { concludeBounds } from './conclude-bounds.ts';
import type { CellSum } from './tables/report-table.ts';

/** A count below may point at a person. 0 points at nobody. */
export const leastShown = 5;

/** What stands in place of a count: one that is small, or one that would give a small one away. */
export type HiddenCount = '<5' | '5+';

type Counts = ReadonlyMap<string, number>;
type Hidden = ReadonlyMap<string, HiddenCount>;

/**
 * Which counts are not to be shown: the small ones, and as many more that a reader who knows all sums cannot conclude a small one. First
 * each sum is closed by itself, which hides little; then those go that still follow from several of them. Pure.
 */
export function hideSmall(counts: Counts, sums: readonly CellSum[]): Hidden {
  const small = [...counts].filter(([, value]) => value > 0 && value < leastShown);
  const hidden = new Map<string, HiddenCount>(small.map(([name]) => [name, '<5']));
  const neighbours = indexSums(sums);
  for (;;) {
    closeSums(counts, sums, hidden);
    const next = findTold(counts, sums, hidden).flatMap((told) => chooseNext(told, counts, neighbours, hidden) ?? []);
    if (next.length === 0) return hidden;
    for (const name of next) hidden.set(name, '5+');
  }
}

/** Hides more of each sum, until none gives away by itself what is hidden of it. */
function closeSums(counts: Counts, sums: readonly CellSum[], hidden: Map<string, HiddenCount>): void {
  for (let before = -1; before < hidden.size;) {
    before = hidden.size;
    for (const sum of sums) {
      for (let next = nextOf(sum, counts, hidden); next !== undefined; next = nextOf(sum, counts, hidden))
        hidden.set(next, '5+');
    }
  }
}

/** Which count is to go next where what is hidden of a sum follows from what is shown: the least part, else the sum. */
function nextOf({ total, parts }: CellSum, counts: Counts, hidden: Hidden): string | undefined {
  const valueOf = (name: string) => counts.get(name) ?? 0;
  const gone = parts.filter((name) => hidden.has(name));
  const small = gone.filter((name) => hidden.get(name) === '<5').length;
  const sum = gone.reduce((before, name) => before + valueOf(name), 0);
  const follows = hidden.has(total) ? gone.length === 0 : isCertain(sum, small, gone.length - small);
  if (!follows) return undefined;
  const shown = parts.filter((name) => valueOf(name) > 0 && !hidden.has(name));
  const [least = total] = shown.toSorted((one, other) => valueOf(one) - valueOf(other));
  return hidden.has(least) || valueOf(least) === 0 ? undefined : least;
}

/** Whether so many small counts and so many others have only one way to come to a sum that is known. */
function isCertain(sum: number, small: number, others: number): boolean {
  if (small + others < 2) return small + others === 1;
  if (others === 0) return sum === small || sum === small * (leastShown - 1);
  return sum === small + others * leastShown;
}

/** The small counts that follow from what is shown. */
function findTold(counts: Counts, sums: readonly CellSum[], hidden: Hidden): string[] {
  const most = Math.max(leastShown, ...counts.values());
  const known = new Map(
    [...counts].map(([name, value]) => {
      const as = hidden.get(name);
      if (as === undefined) return [name, { least: value, most: value }];
      return [name, as === '<5' ? { least: 1, most: leastShown - 1 } : { least: leastShown, most }];
    }),
  );
  const bounds = concludeBounds(known, sums);
  return [...hidden].flatMap(([name, as]) => {
    const { least = 0, most: atMost = 0 } = bounds.get(name) ?? {};
    return as === '<5' && least === atMost ? name : [];
  });
}

/** The least count that is shown in a sum of this one; else in a sum of those that stand in one with it, and so on. */
function chooseNext(
  told: string,
  counts: Counts,
  neighbours: ReadonlyMap<string, ReadonlySet<string>>,
  hidden: Hidden,
): string | undefined {
  const seen = new Set([told]);
  for (let near = [told]; near.length > 0;) {
    near = near.flatMap((name) => [...(neighbours.get(name) ?? [])]).filter((name) => !seen.has(name));
    for (const name of near) seen.add(name);
    const shown = near.filter((name) => !hidden.has(name) && (counts.get(name) ?? 0) > 0);
    const [least] = shown.toSorted((one, other) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0));
    if (least !== undefined) return least;
  }
  return undefined;
}

/** The counts that stand in a sum with each. */
function indexSums(sums: readonly CellSum[]): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const { total, parts } of sums) {
    const all = [...parts, total];
    for (const name of all) {
      const known = index.get(name) ?? new Set();
      for (const other of all) known.add(other);
      index.set(name, known);
    }
  }
  return index;
}
