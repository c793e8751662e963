import { languages } from '../../text/language.ts';
import type { Directory, Fact } from '../catalogue/directory.ts';
import { checkNumbers, readCounty } from './read-county.ts';
import { readFact } from './read-fact.ts';
import { readFlag, readTimeZone } from '../../yaml/read-value.ts';
import type { YamlFile } from '../../yaml/yaml-file.ts';

/** Reads the directory. Mistakes are reported in the file; the directory is good only where there are none. */
export function readDirectory(file: YamlFile): Directory {
  const fields = file.readFields(file.root, ['sample', 'facts', 'counties'], ['timeZone']);
  const read = file.readNamed(fields.facts).map((field) => [field.name, readFact(file, field)] as const);
  const facts = new Map(read.flatMap(([name, fact]) => (fact ? [[name, fact] as const] : [])));
  const usual = facts.get('officeHours');
  const counties = file.readNamed(fields.counties).map((field) => [field, readCounty(file, field, usual)] as const);

  const readable = counties.flatMap(([field, county]) => (county ? [[field, county] as const] : []));
  checkNumbers(file, readable);
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
