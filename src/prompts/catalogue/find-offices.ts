import { readCountyName } from '../../agency/county-name.ts';
import { normalise } from '../../text/normalise.ts';
import type { County } from './directory.ts';
import type { Catalogue } from '../prompts.ts';
import { spellOnKeypad } from '../../text/spell-on-keypad.ts';

/** Finds offices by keys (county number, ZIP code or name on the keypad; one or two keys may be a number or letters, five a ZIP code or letters), or by the county of a case. */
export function createFindOffices(counties: readonly County[]): Catalogue['findOffices'] {
  const entries = counties.map((county) => ({ ...county, keys: spellOnKeypad(county.office.county) }));
  const byName = Map.groupBy(entries, ({ office }) => normalise(office.county));

  function findByKeys(keys: string): readonly (typeof entries)[number][] {
    if (!/^\d+$/u.test(keys)) return [];
    const named = entries.filter((entry) => entry.keys === keys);
    const isNumber = keys.length <= 2;
    const meant =
      named.length > 0
        ? named
        : entries.filter((entry) => entry.keys.startsWith(keys) || (isNumber && entry.number === Number(keys)));
    return entries.filter((entry) => meant.includes(entry) || servesZip(entry, keys));
  }

  return (by) =>
    ('keys' in by ? findByKeys(by.keys) : (byName.get(normalise(readCountyName(by.county))) ?? [])).map(
      ({ office }) => office,
    );
}

function servesZip({ zips }: County, keys: string): boolean {
  const zip = Number(keys);
  return keys.length === 5 && zips.some(([first, last]) => first <= zip && zip <= last);
}
