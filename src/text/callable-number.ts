import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';

/** A country whose numbers are called: ISO 3166, two letters. */
export const CalledCountry = z
  .string()
  .refine((code) => isSupportedCountry(code), 'a country of two capital letters, such as US or MX (ISO 3166)');

/** Numbers of people. All others cost dear, ring at agencies and firms, or ring nowhere: premium, shared cost, toll-free, satellite. */
const callable = new Set(['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP']);

/** Numbers of North America that no person has, though their area code is one of places: N11, 976, and directory assistance. */
const serviceOfNorthAmerica = /^\+1\d{3}(?:[2-9]11|976|5551212)/;

/**
 * The number that somebody keyed in, in E.164: ten digits as in North America, or the country's code first. Undefined where it is no
 * number that can be called: it does not exist, is none of a person, or is in none of the countries.
 */
export function readCallableNumber(digits: string, countries: readonly string[]): string | undefined {
  const number = parsePhoneNumberFromString(digits.length === 10 ? `+1${digits}` : `+${trimPrefixes(digits)}`);
  const country = number?.country;
  if (!number?.isValid() || !country || !countries.includes(country)) return undefined;
  if (!callable.has(number.getType() ?? '') || serviceOfNorthAmerica.test(number.number)) return undefined;
  return number.number;
}

/** What people key before a country's code, and the 1 that Mexico had before mobile numbers until 2019. */
function trimPrefixes(digits: string): string {
  return digits.replace(/^(?:011|00)(?=[2-9])/, '').replace(/^521(?=\d{10}$)/, '52');
}
