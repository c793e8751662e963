import { isMap } from 'yaml';
import { languages } from '../../text/language.ts';
import type { Directory, Fact } from '../catalogue/directory.ts';
import { checkNames, checkNumbers, readCounty } from './read-county.ts';
import { readFact } from './read-fact.ts';
import { readState } from './read-zips.ts';
import { readFlag, readTimeZone } from '../../yaml/read-value.ts';
import type { YamlFile } from '../../yaml/yaml-file.ts';

/** Reads the directory. Mistakes are reported in the file; the directory is good only where there are none. Undefined where a fact is lost. */
export function readDirectory(file: YamlFile): Directory | undefined {
  const fields = file.readFields(file.root, ['sample', 'facts', 'counties'], ['timeZone', 'state']);
  const named = file.readNamed(fields.facts);
  const read = named.map((field) => [field.name, readFact(file, field)] as const);
  for (const { name, offset } of named)
    if (name === highest) file.report(offset, `"${name}" is counted by the system.`, 'Take it away.');
  const facts = new Map(read.flatMap(([name, fact]) => (fact ? [[name, fact] as const] : [])));
  const areFactsWhole = isMap(fields.facts?.node) && read.every(([, fact]) => fact);
  // Hours that may stand in a fact that is lost are not missed.
  const usual = facts.get('officeHours') ?? (areFactsWhole ? undefined : { kind: 'name', values: {} });
  const ofAll = { usual, state: readState(file, fields.state) };
  const counties = file.readNamed(fields.counties).map((field) => [field, readCounty(file, field, ofAll)] as const);

  const readable = counties.flatMap(([field, county]) => (county ? [[field, county] as const] : []));
  checkNumbers(file, readable);
  checkNames(file, readable);
  if (fields.counties && isMap(fields.counties.node) && counties.length === 0)
    file.report(fields.counties.offset, '"counties" holds no county.', 'Put those of a copy back.');
  if (!areFactsWhole) return undefined;
  facts.set(highest, factOf(Math.max(0, ...readable.map(([, { number }]) => number))));
  return {
    sample: readFlag(file, fields.sample) ?? false,
    timeZone: readTimeZone(file, fields.timeZone),
    facts,
    counties: readable.map(([, county]) => county),
  };
}

/** A fact that the counties give by themselves: texts that name their numbers stay true. */
const highest = 'highestCounty';

function factOf(count: number): Fact {
  return { kind: 'count', values: Object.fromEntries(languages.map((language) => [language, count])) };
}
