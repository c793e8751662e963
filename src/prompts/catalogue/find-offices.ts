import { readCountyName } from '../../agency/county-name.ts';
import { normalise } from '../../text/normalise.ts';
import { californiaZips, type County } from './directory.ts';
import type { Catalogue } from '../prompts.ts';
import { spellOnKeypad } from '../../text/spell-on-keypad.ts';

/** Finds offices by keys (county number, ZIP code or name on the keypad; one or two keys may be a number or letters), or by the county of a case. */
export function createFindOffices(counties: readonly County[]): Catalogue['findOffices'] {
  const entries = counties.map((county) => ({ ...county, keys: spellOnKeypad(county.office.county) }));
  const byName = Map.groupBy(entries, ({ office }) => normalise(office.county));

  function findByKeys(keys: string): readonly (typeof entries)[number][] {
    if (!/^\d+$/u.test(keys)) return [];
    if (isZip(keys)) return entries.filter(({ zips }) => zips.some((range) => isWithin(Number(keys), range)));
    const named = entries.filter((entry) => entry.keys === keys);
    if (named.length > 0) return named;
    const isNumber = keys.length <= 2;
    return entries.filter((entry) => entry.keys.startsWith(keys) || (isNumber && entry.number === Number(keys)));
  }

  return (by) =>
    ('keys' in by ? findByKeys(by.keys) : (byName.get(normalise(readCountyName(by.county))) ?? [])).map(
      ({ office }) => office,
    );
}

function isZip(keys: string): boolean {
  return keys.length === 5 && isWithin(Number(keys), californiaZips);
}

function isWithin(zip: number, [first, last]: readonly [number, number]): boolean {
  return first <= zip && zip <= last;
}
