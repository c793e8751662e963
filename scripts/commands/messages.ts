import { parseArgs } from 'node:util';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';
import {
  countTexts,
  findTexts,
  listDueTexts,
  listLatestTexts,
} from '../../src/adapters/sql/reminders/list-latest-texts.ts';
import { readAgencies } from '../../src/config/read-agencies.ts';
import { openLines } from '../../src/lines/lines-file.ts';
import type { Line } from '../../src/lines/line.ts';
import { lastGoodFolder } from '../../src/yaml/last-good.ts';
import { done, nothingDone } from './support/exit-codes.ts';
import { chooseAgency, readAgency } from './support/read-agency.ts';
import { readMoment } from './support/read-moment.ts';
import { readChosenConfig } from './support/read-own-records.ts';
import { nowhere, runRecordsCommand } from './support/run-records-command.ts';
import { sayCount } from './support/say-count.ts';
import { stopNumber } from './support/stop-number.ts';
import { foreseeReminders } from './support/texts/foresee-reminders.ts';
import { describeInFull, describeState, describeText } from './support/tell-text.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';
import { withConsents } from './support/with-consents.ts';
import { withOwnTables } from './support/with-own-tables.ts';

const help = `The texts that remind: those that went out, and those that are to.

  npm run messages                    how many there are, and the latest
  npm run messages -- list            the same
  npm run messages -- show REFERENCE  one in full, with its number and its words
  npm run messages -- stop NUMBER     ends all texts to a number at once, as a STOP from it does
  npm run messages -- due             the texts that wait and are due, and how many a server would make

  --now TIME                          with due: at another time, as 2026-12-03T09:00 by the clock of the agency
  --agency NAME                       whose records, where lines.yaml names several agencies
  --help                              this text

A text is listed by the eight digits that the log and the audit trail name it by; times are in UTC. Its number and its words are told by show
alone, which the audit trail notes. Without an account at the carrier no text leaves: each lies here, as it would have been sent.

The records are those of DATABASE_URL (sqlite:data/ivr.db). Of an agency with an API (AGENCY_API_URL) texts are kept in EVENTS_URL; due does
not tell what a server would make, as it asks the agency for that.
Ends with 0; with 1 where something was not done, and says why; with 2 where the command was not understood.
`;

const commands = ['list', 'show', 'stop', 'due'] as const;

/** So many are told. */
const most = 50;

process.exitCode = await runRecordsCommand({
  script: 'messages',
  within: withOwnTables,
  help,
  read: readArguments,
  noted: { list: false, show: true, stop: true, due: false },
  work(open, { command, what, now }) {
    if (command === 'show') return show(open, what);
    if (command === 'stop') return stop(open, what);
    return command === 'due' ? tellDue(open, now) : list(open);
  },
});

function readArguments(args: string[]) {
  const options = { help: { type: 'boolean', default: false }, now: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [name = 'list', what = '', ...more] = positionals;
  const command = commands.find((one) => one === name);
  const isNamed = command === 'show' ? /^\d{8}$/.test(what) : (what !== '') === (command === 'stop');
  if ((!command || !isNamed || more.length > 0) && !values.help)
    throw new Error(`${tellWrongWord(name, commands)}Say what to do: list, show REFERENCE, stop NUMBER, or due.`);
  if (values.now !== undefined && command !== 'due') throw new Error('--now is for due.');
  return { ...values, command: command ?? 'list', what };
}

async function list({ db }: OpenRecords): Promise<number> {
  const counts = await countTexts(db);
  if (counts.length === 0) console.log('There is no text.');
  for (const { purpose, state, count } of counts)
    console.log(`${sayCount(count, 'text')} of ${purpose}: ${describeState(state)}`);
  const latest = await listLatestTexts(db, most);
  if (latest.length > 0)
    console.log(`\n${latest.length === most ? `The latest ${most}` : 'All of them'}, the latest first:`);
  for (const text of latest) console.log(describeText(text));
  return done;
}

async function show({ db, keys, trail }: OpenRecords, reference: string): Promise<number> {
  const found = await findTexts(db, keys, reference);
  if (found.length === 0) {
    console.error(`There is no text ${reference}.`);
    return nothingDone;
  }
  for (const text of found) {
    // The trail here knows nobody of an agency that keeps its own records.
    const who = isForeign() ? 'unknown' : { participant: text.participant };
    await trail.append({ ...nowhere, what: 'text-shown', who, facts: { reference } });
    console.log(describeInFull(text));
  }
  return done;
}

function stop(open: OpenRecords, number: string): Promise<number> {
  return isForeign() ? withConsents('messages stop', (own) => stopNumber(own, number)) : stopNumber(open, number);
}

/** Whether the agency keeps its records itself. */
function isForeign(): boolean {
  return readChosenConfig().agencyApi !== undefined;
}

async function tellDue(open: OpenRecords, now: string | undefined): Promise<number> {
  const lines = openLines(readChosenConfig().settings.lines).filter(isOfAgency());
  const [first] = lines;
  if (!first) throw new Error('lines.yaml names no line of this agency.');
  const at = now === undefined ? Temporal.Now.instant() : readMoment(now, first.timeZone);
  const due = await listDueTexts(open.db, at.epochMilliseconds, most + 1);
  for (const text of due.slice(0, most)) console.log(describeText(text));
  if (due.length > most) console.log(`More than ${most} are due.`);
  const foreseen = isForeign() ? [] : await foreseeReminders(open, lines, at);
  for (const { purpose, lead, count } of foreseen)
    console.log(`${sayCount(count, 'text')} of ${purpose} (${lead}) would be made then.`);
  if (due.length + foreseen.length === 0) console.log('No text is due.');
  if (isForeign())
    console.error('What a server would make besides is not known here: it asks the agency of AGENCY_API_URL.');
  return done;
}

function isOfAgency(): (line: Line) => boolean {
  const chosen = chooseAgency(readAgencies(lastGoodFolder), readAgency().agency);
  return ({ agency }) => agency === chosen;
}
