/** Something of a later version that a file holds. */
export interface PassedOver {
  /** Such as `payment.disbursedOn`; never a value. */
  readonly name: string;
  readonly count: number;
  /** The number of the first row that has it. */
  readonly row: number;
}

export type PassedOverNames = ReturnType<typeof createPassedOverNames>;

/** How many names are told one by one. The others are counted together, so that a file of nothing but names needs no memory. */
const mostNames = 50;
const others = 'other names';

/** Counts what is passed over, by its name. */
export function createPassedOverNames() {
  const found = new Map<string, { count: number; readonly row: number }>();

  return {
    add(names: readonly string[], row: number): void {
      for (const name of names) {
        const key = found.has(name) || found.size < mostNames ? name : others;
        const known = found.get(key);
        if (known) known.count += 1;
        else found.set(key, { count: 1, row });
      }
    },
    /** The most frequent one first. */
    all: (): readonly PassedOver[] =>
      [...found].map(([name, counted]) => ({ name, ...counted })).toSorted((one, other) => other.count - one.count),
  };
}
