import type { CellSum } from './tables/report-table.ts';

/** What a count is at least and at most. */
export interface CountBounds {
  readonly least: number;
  readonly most: number;
}

/** So many times all sums are gone through at most; few need more than ten. */
const mostRounds = 100;

/**
 * What a reader can conclude of counts from all sums that they stand in: a part is what is left of its sum by the others. Pure.
 */
export function concludeBounds(
  known: ReadonlyMap<string, CountBounds>,
  sums: readonly CellSum[],
): ReadonlyMap<string, CountBounds> {
  const bounds = new Map(known);
  const open = sums.filter(({ total, parts }) => [total, ...parts].some((name) => !isCertain(boundsOf(name))));
  let isNew = true;

  function boundsOf(name: string): CountBounds {
    return bounds.get(name) ?? { least: 0, most: 0 };
  }

  function narrow(name: string, least: number, most: number): void {
    const before = boundsOf(name);
    if (least <= before.least && most >= before.most) return;
    bounds.set(name, { least: Math.max(least, before.least), most: Math.min(most, before.most) });
    isNew = true;
  }

  for (let round = 0; isNew && round < mostRounds; round++) {
    isNew = false;
    for (const { total, parts } of open) {
      const least = parts.reduce((sum, part) => sum + boundsOf(part).least, 0);
      const most = parts.reduce((sum, part) => sum + boundsOf(part).most, 0);
      narrow(total, least, most);
      const whole = boundsOf(total);
      for (const part of parts) {
        const own = known.get(part) && boundsOf(part);
        if (own && !isCertain(own)) narrow(part, whole.least - (most - own.most), whole.most - (least - own.least));
      }
    }
  }
  return bounds;
}

function isCertain({ least, most }: CountBounds): boolean {
  return least === most;
}
