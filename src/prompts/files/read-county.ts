import type { Office } from '../../agency/office.ts';
import { californiaZips, type County, type Fact, type ZipRange } from '../catalogue/directory.ts';
import { readInEachLanguage } from './read-fact.ts';
import { normalise } from '../../text/normalise.ts';
import { checkPhrase } from './check-phrase.ts';
import { readValue } from '../../yaml/read-value.ts';
import { readToldNumber } from './read-told-number.ts';
import { readWords } from './read-words.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

/** Reads a county and its office, with the usual hours where it has none of its own. Undefined where it has mistakes, which are reported. */
export function readCounty(file: YamlFile, field: Field, usual?: Fact): County | undefined {
  const fields = file.readFields(field, ['number', 'zips', 'address', 'phone'], ['hours', 'hear']);
  const number = readValue(file, fields.number, 'a number from 1 to 99', readCountyNumber);
  const zips = readZips(file, fields.zips);
  const address = readWords(file, fields.address);
  const phone = readToldNumber(file, fields.phone);
  const hours = readHours(file, field, fields.hours, usual);
  const said = file.readList(fields.hear);
  for (const phrase of [{ value: field.name, offsetOf: () => field.offset, isCutOff: false }, ...said])
    checkPhrase(file, phrase);
  const hear = said.map(({ value }) => value);
  if (number === undefined || address === undefined || phone === undefined || hours === undefined) return undefined;
  return { number, zips, hear, office: { county: field.name, address, phone, hours } };
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

/** No two counties may have the same name as callers say it. */
export function checkNames(file: YamlFile, counties: readonly (readonly [Field, County])[]): void {
  const owners = new Map<string, string>();
  for (const [{ name, offset }, { hear }] of counties) {
    for (const called of [name, ...hear]) {
      const plain = normalise(called);
      const owner = owners.get(plain) ?? name;
      if (owner !== name) file.report(offset, `"${called}" is a name of "${owner}" too.`, 'Keep one of the two.');
      owners.set(plain, owner);
    }
  }
}

function readCountyNumber(text: string): number | undefined {
  return /^[1-9]\d?$/u.test(text) ? Number(text) : undefined;
}

function readZips(file: YamlFile, field: Field | undefined): ZipRange[] {
  return file.readList(field).flatMap((written) => {
    const range = readZipRange(written.value);
    if (!range) {
      const suggestion = 'Write "94501", all from "94501-94526", or the first digits of all: "945".';
      file.report(written.offsetOf(0), `"${written.value}" is no ZIP code of California.`, suggestion);
    }
    return range ? [range] : [];
  });
}

/** `945` stands for 94500 to 94599. */
function readZipRange(text: string): ZipRange | undefined {
  const [, from = '', to = from] = /^(\d{5})-(\d{5})$/u.exec(text) ?? /^(\d{3,5})$/u.exec(text) ?? [];
  const [first, last] = [Number(from.padEnd(5, '0')), Number(to.padEnd(5, '9'))];
  const [lowest, highest] = californiaZips;
  return from !== '' && first <= last && last >= lowest && first <= highest ? [first, last] : undefined;
}
