import type { Office } from '../../agency/office.ts';
import type { County, Fact } from '../catalogue/directory.ts';
import { readInEachLanguage } from './read-fact.ts';
import { checkName, readHeard } from './place-names.ts';
import { readValue } from '../../yaml/read-value.ts';
import { readToldNumber } from './read-told-number.ts';
import { readWords } from './read-words.ts';
import { readZips, type ServedState } from './read-zips.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

/** What the directory says of all counties. */
interface OfAll {
  /** The hours of offices that have none of their own. */
  readonly usual: Fact | undefined;
  readonly state: ServedState | undefined;
}

/** Reads a county and its office. Undefined where it has mistakes, which are reported. */
export function readCounty(file: YamlFile, field: Field, { usual, state }: OfAll): County | undefined {
  const fields = file.readFields(field, ['number', 'zips', 'address', 'phone'], ['hours', 'hear']);
  const number = readValue(file, fields.number, 'a number from 1 to 99', readCountyNumber);
  const zips = readZips(file, fields.zips, state);
  const address = readWords(file, fields.address);
  const phone = readToldNumber(file, fields.phone);
  const hours = readHours(file, field, fields.hours, usual);
  checkName(file, field);
  const hear = readHeard(file, fields.hear);
  if (number === undefined || address === undefined || phone === undefined || hours === undefined) return undefined;
  return { place: field.name, number, zips, hear, office: { county: field.name, address, phone, hours } };
}

function readHours(file: YamlFile, county: Field, own: Field | undefined, usual?: Fact): Office['hours'] | undefined {
  if (!own && !usual) {
    const suggestion = 'Give the fact officeHours for all, or hours here.';
    file.report(county.offset, `"${county.name}" has no office hours.`, suggestion);
  }
  const { en, es } = (own ? readInEachLanguage(file, own) : usual?.values) ?? {};
  return typeof en === 'string' && typeof es === 'string' ? { en, es } : undefined;
}

/** No two counties may have the same number: callers key it in. */
export function checkNumbers(file: YamlFile, counties: readonly (readonly [Field, County])[]): void {
  const owners = new Map<number, string>();
  for (const [{ name, offset }, { number }] of counties) {
    const owner = owners.get(number) ?? name;
    if (owner !== name) file.report(offset, `"${name}" has the number ${number} of "${owner}".`, 'Number them anew.');
    owners.set(number, owner);
  }
}

function readCountyNumber(text: string): number | undefined {
  return /^[1-9]\d?$/u.test(text) ? Number(text) : undefined;
}
