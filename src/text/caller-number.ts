import { isExistingNumber } from './is-existing-number.ts';
import { spellOnKeypad } from './spell-on-keypad.ts';

/** Words that carriers put in the place of a withheld number, spelled on a keypad: ANONYMOUS comes as +266696687. A word whose digits nobody has need not stand here. */
const words = [
  'anonymous',
  'asserted',
  'blocked',
  'hidden',
  'hidden number',
  'id unavailable',
  'incognito',
  'no caller id',
  'not available',
  'not provided',
  'out of area',
  'payphone',
  'private',
  'restricted',
  'toll free call',
  'unassigned',
  'unavailable',
  'unidentified',
  'unknown',
  'unknown name',
  'withheld',
];

const spelled: ReadonlySet<string> = new Set(words.map((word) => `+${spellOnKeypad(word)}`));

/** The number that calls, where it is shown; undefined for a word in its place, however it is written, and for a number that nobody can have. */
export function readCallerNumber(from: string | undefined): string | undefined {
  if (from === undefined || spelled.has(from)) return undefined;
  return isExistingNumber(from) ? from : undefined;
}
