/** So many of each name. */
export type Counts<Name extends string = string> = Partial<Record<Name, number>>;

export function count<Name extends string>(counts: Counts<Name>, name: Name, more = 1): void {
  counts[name] = (counts[name] ?? 0) + more;
}

/** The counts under a key, which begin with nothing. */
export function countsOf<Key, Name extends string>(all: Map<Key, Counts<Name>>, key: Key): Counts<Name> {
  const known = all.get(key);
  if (known) return known;
  const begun: Counts<Name> = {};
  all.set(key, begun);
  return begun;
}
