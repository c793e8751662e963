import { parseArgs } from 'node:util';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';
import {
  nameDay,
  type RemovalClock,
  readRemovalClock,
  trustClock,
} from '../../src/adapters/sql/retention/removal-clock.ts';
import { done, nothingDone } from './support/exit-codes.ts';
import { readDay } from './support/read-day.ts';
import { runRecordsCommand } from './support/run-records-command.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';

const help = `The daily removal of what was kept long enough (RETENTION), which running servers do.

  npm run removal                    tell whether it goes on, and which day it was done last
  npm run removal -- confirm DATE    say that the clock of this machine is right; DATE is today in UTC, as 2027-01-31

  --agency NAME                      whose records, where lines.yaml names several agencies
  --help                             this text

A server whose clock is more than 40 days behind or ahead of the last removal removes nothing, since a clock that is wrong would take
away what should stay for years. It goes on by itself once its clock is right. Where the clock is right, because no server ran for so long
or one was wrong before, confirm it.
Ends with 0; with 1 where removal is held up or nothing was changed, and says why; with 2 where the command was not understood.
`;

const commands = ['tell', 'confirm'] as const;

process.exitCode = await runRecordsCommand({
  script: 'removal',
  help,
  read: readArguments,
  noted: { tell: false, confirm: true },
  work: (open, { command, date }) => (command === 'tell' ? tell(open) : confirm(open, date)),
});

function readArguments(args: string[]) {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [name = 'tell', date = '', ...more] = positionals;
  const command = commands.find((one) => one === name);
  const complete = command && (command === 'confirm') === (date !== '') && more.length === 0;
  if (!complete && !values.help) throw new Error(`${tellWrongWord(name, commands)}Say nothing, or confirm DATE.`);
  if (date !== '') readDay(date);
  return { ...values, command: command ?? 'tell', date };
}

async function tell({ db }: OpenRecords): Promise<number> {
  const known = await readRemovalClock(db, Date.now());
  const text = describe(known);
  if (known.state === 'held') console.error(text);
  else console.log(text);
  return known.state === 'held' ? nothingDone : done;
}

function describe({ state, last, today }: RemovalClock): string {
  const days = `The last removal was on ${nameDay(last)}; this machine says that today is ${nameDay(today)}.`;
  if (state !== 'held') return `Removal goes on. ${days}`;
  return `Nothing is removed. ${days} Set the clock right. If it is: npm run removal -- confirm ${nameDay(today)}`;
}

async function confirm({ db }: OpenRecords, date: string): Promise<number> {
  const known = await readRemovalClock(db, Date.now());
  const today = nameDay(known.today);
  if (date !== today) console.error(`This machine says that today is ${today}, not ${date}. Nothing was changed.`);
  else if (known.state !== 'held') console.error('Nothing is held up. Nothing was changed.');
  else if (await trustClock(db, known)) {
    console.log(`Confirmed: running servers remove what was kept long enough by ${today}, within the hour.`);
    return done;
  }
  return nothingDone;
}
