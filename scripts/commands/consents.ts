import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportConsents } from '../../src/adapters/sql/consents/export-consents.ts';
import { importConsents } from '../../src/adapters/sql/consents/import-consents.ts';
import { renewConsents } from '../../src/adapters/sql/consents/renew-consents.ts';
import { done } from './support/exit-codes.ts';
import { runCommand } from './support/run-command.ts';
import { sayCount } from './support/say-count.ts';
import { stopNumber } from './support/stop-number.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';
import { type OpenConsents, withConsents } from './support/with-consents.ts';

const help = `What numbers agreed to be told by text, and took back.

  npm run consents -- stop NUMBER     ends all texts to a number at once, as a STOP from it does: for who asked a person, by letter or e-mail
  npm run consents -- import FILE     takes changes that the agency knows, one JSON object a line; the same one twice counts once
  npm run consents -- export FILE     writes every change into a new file, in the same form, the oldest first
  npm run consents -- renew           seals all changes with the first secret of DATA_SECRET: before an older one is taken away

  --agency NAME                       whose records, where lines.yaml names several agencies
  --help                              this text

A row: {"phone":"+19165550101","participantId":"1000000000001","purpose":"court-dates","given":true,"language":"en","words":"what they
agreed to","at":"2026-11-28T17:00:00Z"}. A purpose is court-dates, appointments, payments-received, payments-due, documents, payment-link, or all: with
"given":false an opt-out, with true its end. Left out, "participantId" is nobody's. Of two changes the later counts.
An import takes all rows of a file or none, and says what is wrong with which.

The records are those of DATABASE_URL (sqlite:data/ivr.db). Of an agency with an API (AGENCY_API_URL) they are what is kept in EVENTS_URL, where
a row has the agency's "reference" in place of "participantId"; where the agency keeps consents itself, "stop" goes to it, and "import" does not.
Ends with 0; with 1 where something was not done, and says why; with 2 where the command was not understood.
`;

const commands = ['stop', 'import', 'export', 'renew'] as const;

const works = { stop: stopNumber, import: take, export: write, renew };

process.exitCode = await runCommand({
  isOfAgency: true,
  help,
  read: readArguments,
  paths: ({ command, what }) => (command === 'import' || command === 'export' ? [what] : []),
  work: ({ command, what }) => withConsents(`consents ${command}`, (open) => works[command](open, what)),
});

function readArguments(args: string[]) {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [name, what = '', ...more] = positionals;
  const command = commands.find((one) => one === name);
  if ((!command || (what === '') !== (command === 'renew') || more.length > 0) && !values.help)
    throw new Error(`${tellWrongWord(name, commands)}Say what to do: stop NUMBER, import FILE, export FILE, or renew.`);
  return { ...values, command: command ?? 'export', what };
}

async function take({ db, keys, people, isKeptThere }: OpenConsents, file: string): Promise<number> {
  if (isKeptThere) throw new Error('The agency of AGENCY_API_URL keeps consents: give the list to its own system.');
  const count = await importConsents({ db, keys, people, text: readFileSync(file, 'utf8') });
  console.log(`${sayCount(count, 'change')} taken.`);
  return done;
}

async function write({ db, keys, isKeptThere }: OpenConsents, file: string): Promise<number> {
  const count = await exportConsents({ db, keys, file });
  console.log(`${sayCount(count, 'change')} in ${file}.`);
  if (isKeptThere) console.error('They are those that were made here: the agency of AGENCY_API_URL keeps all.');
  return done;
}

async function renew({ db, keys }: OpenConsents): Promise<number> {
  console.log(`${sayCount(await renewConsents(db, keys), 'change')} sealed with the first secret.`);
  return done;
}
