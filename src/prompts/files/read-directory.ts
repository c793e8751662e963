import { isMap } from 'yaml';
import { languages } from '../../text/language.ts';
import type { Directory, Fact, NamedPlace } from '../catalogue/directory.ts';
import { checkNames } from './place-names.ts';
import { checkNumbers, readCounty } from './read-county.ts';
import { readFact } from './read-fact.ts';
import { checkShares, readLibrary } from './read-library.ts';
import { readState } from './read-zips.ts';
import { readFlag, readTimeZone } from '../../yaml/read-value.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

/** Reads the directory. Mistakes are reported in the file; the directory is good only where there are none. Undefined where a fact is lost. */
export function readDirectory(file: YamlFile): Directory | undefined {
  const fields = file.readFields(file.root, ['sample', 'facts'], ['timeZone', 'state', 'counties', 'libraries']);
  const named = file.readNamed(fields.facts);
  const read = named.map((field) => [field.name, readFact(file, field)] as const);
  for (const { name, offset } of named)
    if (name === highest) file.report(offset, `"${name}" is counted by the system.`, 'Take it away.');
  const facts = new Map(read.flatMap(([name, fact]) => (fact ? [[name, fact] as const] : [])));
  const areFactsWhole = isMap(fields.facts?.node) && read.every(([, fact]) => fact);
  // Hours that may stand in a fact that is lost are not missed.
  const usual = facts.get('officeHours') ?? (areFactsWhole ? undefined : { kind: 'name', values: {} });
  const state = readState(file, fields.state);
  const counties = readPlaces(file, fields.counties, (field) => readCounty(file, field, { usual, state }));
  const libraries = readPlaces(file, fields.libraries, (field) => readLibrary(file, field, state));
  checkNumbers(file, counties);
  checkShares(file, libraries);
  if (!areFactsWhole) return undefined;
  if (fields.counties) facts.set(highest, factOf(Math.max(0, ...counties.map(([, { number }]) => number))));
  return {
    sample: readFlag(file, fields.sample) ?? false,
    timeZone: readTimeZone(file, fields.timeZone),
    facts,
    counties: counties.map(([, county]) => county),
    libraries: libraries.map(([, library]) => library),
  };
}

/** Reads what the directory lists by place, where it does. Undefined entries have mistakes, which are reported. */
function readPlaces<Listed extends NamedPlace>(
  file: YamlFile,
  from: Field | undefined,
  read: (field: Field) => Listed | undefined,
): (readonly [Field, Listed])[] {
  const named = file.readNamed(from);
  if (from && isMap(from.node) && named.length === 0)
    file.report(from.offset, `"${from.name}" holds nothing.`, 'Put its entries of a copy back, or take its name away.');
  const places = named.flatMap((field) => {
    const listed = read(field);
    return listed ? [[field, listed] as const] : [];
  });
  checkNames(file, places);
  return places;
}

/** A fact that the counties give by themselves: texts that name their numbers stay true. */
const highest = 'highestCounty';

function factOf(count: number): Fact {
  return { kind: 'count', values: Object.fromEntries(languages.map((language) => [language, count])) };
}
