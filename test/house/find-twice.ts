type Named = Readonly<{ name: string; path: string }>;

/** Each name that occurs in two files, with the files: `name: one.ts, other.ts`. */
export function findTwice(named: readonly Named[]): readonly string[] {
  return Object.entries(Object.groupBy(named, ({ name }) => name))
    .map(([name, its = []]) => ({ name, paths: [...new Set(its.map(({ path }) => path))] }))
    .filter(({ paths }) => paths.length > 1)
    .map(({ name, paths }) => `${name}: ${paths.join(', ')}`);
}
