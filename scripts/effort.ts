import process from 'node:process';
import { parseArgs } from 'node:util';
import { languages } from '../src/dialogue/language.ts';
import { errands } from './effort/errands.ts';
import { type Effort, habits, measureEffort } from './effort/measure-effort.ts';
import { writeTable } from './effort/write-table.ts';

const help = `What common errands cost a caller: keys, turns, words heard and seconds, from the answer to the wanted sentence.

  npm run effort             a table, for each language
  npm run effort -- --json   the same as JSON
  npm run effort -- --help   this help

A caller who listens lets every prompt finish; one who keys ahead presses the keys of the next questions while the first is being
said, and hears only the last answer. Seconds are counted: words heard ÷ 2.6, and half a second a key. Every call is placed to the
whole system in this process, with the sample agency.
`;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});

if (values.help) process.stdout.write(help);
else
  process.stdout.write(
    values.json ? `${JSON.stringify(await measureAll(), null, 2)}\n` : writeTable(await measureAll()),
  );

async function measureAll(): Promise<Effort[]> {
  const efforts: Effort[] = [];
  for (const errand of errands)
    for (const language of languages)
      for (const habit of habits) efforts.push(await measureEffort(errand, language, habit));
  return efforts;
}
