import type { Directory } from '../catalogue/directory.ts';
import { checkNumbers, readCounty } from './read-county.ts';
import { readFact } from './read-fact.ts';
import { readValue } from './read-value.ts';
import type { WordingFile } from './wording-file.ts';

/** Reads the directory. Mistakes are reported in the file; the directory is good only where there are none. */
export function readDirectory(file: WordingFile): Directory {
  const fields = file.readFields(file.root, ['sample', 'facts', 'counties']);
  const read = file.readNamed(fields.facts).map((field) => [field.name, readFact(file, field)] as const);
  const facts = new Map(read.flatMap(([name, fact]) => (fact ? [[name, fact] as const] : [])));
  const usual = facts.get('officeHours');
  const counties = file.readNamed(fields.counties).map((field) => [field, readCounty(file, field, usual)] as const);

  const readable = counties.flatMap(([field, county]) => (county ? [[field, county] as const] : []));
  checkNumbers(file, readable);
  return {
    sample: readValue(file, fields.sample, 'true or false', (text) => answers.get(text)) ?? false,
    facts,
    counties: readable.map(([, county]) => county),
  };
}

const answers: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
