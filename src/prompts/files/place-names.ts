import { normalise } from '../../text/normalise.ts';
import type { NamedPlace } from '../catalogue/directory.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';
import { checkPhrase } from './check-phrase.ts';

/** Reports a name that cannot be said. */
export function checkName(file: YamlFile, { name, offset }: Pick<Field, 'name' | 'offset'>): void {
  checkPhrase(file, { value: name, offsetOf: () => offset, isCutOff: false });
}

/** Reads other names that callers say. */
export function readHeard(file: YamlFile, field: Field | undefined): string[] {
  const said = file.readList(field);
  for (const phrase of said) checkPhrase(file, phrase);
  return said.map(({ value }) => value);
}

/** No two places may have the same name as callers say it. */
export function checkNames(file: YamlFile, entries: readonly (readonly [Field, NamedPlace])[]): void {
  const owners = new Map<string, string>();
  for (const [{ offset }, { place, hear }] of entries) {
    for (const called of [place, ...hear]) {
      const plain = normalise(called);
      const owner = owners.get(plain) ?? place;
      if (owner !== place) file.report(offset, `"${called}" is a name of "${owner}" too.`, 'Keep one of the two.');
      owners.set(plain, owner);
    }
  }
}
