import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

/** An entry of a wording, and the file in which it stands. */
export interface PlacedEntry {
  readonly file: YamlFile;
  /** Undefined where no file has it. */
  readonly field: Field | undefined;
}

/**
 * The entries with these names: of the agency's own file, else of a shared one. What no file has is reported in the agency's own.
 * A shared file may also hold the entries of other agencies, `others`.
 */
export function gatherEntries(
  [own, ...shared]: readonly [own: YamlFile, ...shared: YamlFile[]],
  names: readonly string[],
  others: readonly string[],
): (name: string) => PlacedEntry {
  const behind = new Map<string, PlacedEntry>();
  for (const file of shared) {
    for (const field of file.readNamed(file.root, [...names, ...others])) {
      if (!behind.has(field.name)) behind.set(field.name, { file, field });
    }
  }
  const needed = names.filter((name) => !behind.has(name));
  const fields: Readonly<Record<string, Field | undefined>> = own.readFields(own.root, needed, [...behind.keys()]);
  return (name) => {
    const field = fields[name];
    return field ? { file: own, field } : (behind.get(name) ?? { file: own, field: undefined });
  };
}
