import { spellOnKeypad } from '../../text/spell-on-keypad.ts';
import type { NamedPlace } from './directory.ts';

interface Keyed extends NamedPlace {
  /** From 1 to 99, of places that callers may know by one. */
  readonly number?: number;
}

/**
 * Finds what stands at places by keys: a ZIP code, or the first letters of a place on the keypad, or its number. One or two keys may be a
 * number or letters, five a ZIP code or letters. All of a name counts more than the first letters of another.
 */
export function createFindByKeys<Entry extends Keyed>(all: readonly Entry[]): (keys: string) => readonly Entry[] {
  const entries = all.map((entry) => ({ entry, keys: spellOnKeypad(entry.place) }));

  return (keys) => {
    if (!/^\d+$/u.test(keys)) return [];
    const named = entries.filter((one) => one.keys === keys);
    const isNumber = keys.length <= 2;
    const meant =
      named.length > 0
        ? named
        : entries.filter((one) => one.keys.startsWith(keys) || (isNumber && one.entry.number === Number(keys)));
    return entries.filter((one) => meant.includes(one) || hasZip(one.entry, keys)).map(({ entry }) => entry);
  };
}

function hasZip({ zips }: NamedPlace, keys: string): boolean {
  const zip = Number(keys);
  return keys.length === 5 && zips.some(([first, last]) => first <= zip && zip <= last);
}
