import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { z } from 'zod';

/** A country whose numbers are called: ISO 3166, two letters. */
export const CalledCountry = z
  .string()
  .refine((code) => isSupportedCountry(code), 'a country of two capital letters, such as US or MX (ISO 3166)');

/** A number of a person. */
export interface CallableNumber {
  /** E.164. */
  readonly phone: string;
  /** ISO 3166, two letters. */
  readonly country: string;
}

/** Where a line calls. */
interface Called {
  /** ISO 3166, two letters each. */
  readonly countries: readonly string[];
  /** Whether its callers are in other countries. */
  readonly abroad: boolean;
}

/** Numbers of people. All others cost dear, ring at agencies and firms, or ring nowhere: premium, shared cost, toll-free, satellite. */
const callable = new Set(['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP']);

/** Numbers of North America that no person has, though their area code is one of places: N11, 976, and directory assistance. */
const serviceOfNorthAmerica = /^\+1\d{3}(?:[2-9]11|976|5551212)/;

/** The code of the countries in which agencies are: who calls one from abroad knows its numbers, and perhaps their own, without it. */
const ofAgencies = '+1';

/** What people key before the code of another country: 011 in North America, 00 elsewhere. */
const outward = /^(?:011|00)(?=[1-9])/;

/**
 * Whose number somebody may have keyed in: as it is dialled within one of the countries, or with its country's code, after 011 or 00 or
 * without. Several where the same digits are numbers of several people, none where they are nobody's. A number of another country is told
 * too, to say that it is not called: at home where it can be no other, and abroad always, so that none is taken for that of a stranger.
 */
export function readCallableNumbers(digits: string, { countries, abroad }: Called): readonly CallableNumber[] {
  const isOutward = outward.test(digits);
  const national = isOutward ? [] : countries.map((country) => readWithin(digits, country));
  const withCode = readCallableNumber(`+${digits.replace(outward, '')}`);
  const ofNorthAmerica = isOutward ? undefined : readCallableNumber(ofAgencies + digits);
  const numbers = [...national, withCode, ofNorthAmerica].filter((number) => number !== undefined);
  const distinct = numbers.filter(({ phone }, index) => numbers.findIndex((other) => other.phone === phone) === index);
  const called = distinct.filter(({ country }) => countries.includes(country));
  return abroad || called.length === 0 ? distinct : called;
}

/** A number in E.164, where it is one of a person. */
export function readCallableNumber(phone: string): CallableNumber | undefined {
  return toPerson(parsePhoneNumberFromString(phone.replace(formerMexicanMobile, '+52')));
}

/** Whether numbers of a country are dialled as in the United States. */
export function isInNorthAmerica(country: string): boolean {
  return isSupportedCountry(country) && getCountryCallingCode(country) === '1';
}

/** A number as it is dialled within a country: where that begins with 0, not without it, for such digits may be those of anybody. */
function readWithin(digits: string, country: string): CallableNumber | undefined {
  if (!isSupportedCountry(country)) return undefined;
  const dialled = country === 'MX' ? digits.replace(formerMexican, '') : digits;
  const number = parsePhoneNumberFromString(dialled, country);
  return number?.formatNational().replaceAll(/\D/g, '') === dialled ? toPerson(number) : undefined;
}

/** Before numbers within Mexico, until 2019. */
const formerMexican = /^(?:01|04[45])(?=\d{10}$)/;
/** Before mobile numbers of Mexico that are called from abroad, until then. */
const formerMexicanMobile = /^\+521(?=\d{10}$)/;

function toPerson(number: PhoneNumber | undefined): CallableNumber | undefined {
  if (!number?.isValid() || !number.country) return undefined;
  if (!callable.has(number.getType() ?? '') || serviceOfNorthAmerica.test(number.number)) return undefined;
  return { phone: number.number, country: number.country };
}
