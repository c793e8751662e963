import process from 'node:process';
import { parseArgs } from 'node:util';
import { languages } from '../../src/text/language.ts';
import { done } from '../commands/support/exit-codes.ts';
import { runCommand } from '../commands/support/run-command.ts';
import { errands } from './effort/errands.ts';
import { type Effort, habits, measureEffort } from './effort/measure-effort.ts';
import { writeEffortTable } from './effort/write-effort-table.ts';

const help = `What common errands cost a caller: keys, turns, words heard and seconds, from the answer to the wanted sentence.

  npm run effort             a table, for each language
  npm run effort -- --json   the same as JSON
  npm run effort -- --help   this help

A caller who listens lets every prompt finish; one who keys ahead presses the keys of the next questions while the first is being
said, and hears only the last answer. Seconds are counted: words heard ÷ 2.6, the pauses between them, tones for text telephones, and
half a second a key. Every call is placed to the whole system in this process, with the sample agency.
`;

process.exitCode = await runCommand({ help, read: readArguments, work: tellEffort });

function readArguments(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  return parseArgs({ args, options: { json: flag, help: flag } }).values;
}

async function tellEffort({ json }: { json: boolean }): Promise<number> {
  const efforts = await measureAll();
  process.stdout.write(json ? `${JSON.stringify(efforts, null, 2)}\n` : writeEffortTable(efforts));
  return done;
}

async function measureAll(): Promise<Effort[]> {
  const efforts: Effort[] = [];
  for (const errand of errands)
    for (const language of languages)
      for (const habit of habits) efforts.push(await measureEffort(errand, language, habit));
  return efforts;
}
