import type { EffectResults } from '../../dialogue/effects.ts';
import { isOwnNumber } from '../../lines/is-own-number.ts';
import { findLineByName, type Lines } from '../../lines/lines.ts';
import { isInNorthAmerica, readCallableNumber, readCallableNumbers } from '../../text/callable-number.ts';
import { readCallerNumber } from '../../text/caller-number.ts';

/** The digits of a number of North America without its area code. */
const localDigits = 7;

/** The number that calls, where the line calls it back. */
export function findCallingNumber(
  lines: Lines,
  name: string,
  source: string | undefined,
): EffectResults['findCallingNumber'] {
  const phone = readCallerNumber(source) ?? '';
  return isCalledBack(lines, name, phone)
    ? { type: 'calling-number-found', phone: readCallableNumber(phone)?.phone ?? phone }
    : { type: 'no-calling-number' };
}

/** Whether a line calls a number back: one of a person, in a country that it calls, and none of our own. */
export function isCalledBack(lines: Lines, name: string, phone: string): boolean {
  const number = readCallableNumber(phone);
  return number !== undefined && countriesOf(lines, name).includes(number.country) && !isOwnNumber(lines, number.phone);
}

/** Whose number a caller of the line may have entered. None of our own is among them. */
export function readCallbackNumber(lines: Lines, name: string, digits: string): EffectResults['readCallbackNumber'] {
  const countries = countriesOf(lines, name);
  const abroad = findLineByName(lines, name)?.abroad ?? false;
  const numbers = readCallableNumbers(digits, { countries, abroad })
    .filter(({ phone }) => !isOwnNumber(lines, phone))
    .map((number) => ({ ...number, isCalled: countries.includes(number.country) }));
  const lacksAreaCode =
    numbers.length === 0 && digits.length === localDigits && !abroad && countries.some(isInNorthAmerica);
  return { type: 'callback-numbers-read', numbers, lacksAreaCode };
}

function countriesOf(lines: Lines, name: string): readonly string[] {
  return findLineByName(lines, name)?.callsBackTo ?? [];
}
