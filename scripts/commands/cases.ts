import { createReadStream, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { forgetParticipant } from '../../src/adapters/sql/forget/forget-participant.ts';
import type { Forgotten } from '../../src/adapters/sql/forget/remove-person.ts';
import { importCases } from '../../src/adapters/sql/import/import-cases.ts';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { unlockParticipant } from '../../src/adapters/sql/sign-in/unlock-participant.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { sayCount } from './support/say-count.ts';
import { done, nothingDone } from './support/exit-codes.ts';
import { nowhere, runRecordsCommand } from './support/run-records-command.ts';
import { readLineFacts } from './support/read-line-facts.ts';
import { readOwnRecords } from './support/read-own-records.ts';
import { tellImport } from './support/tell-import.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';

const help = `The agency's records.

  npm run cases -- import FILE      take an extract into the records: all of it, or nothing
  npm run cases -- unlock ID        let a participant sign in again after too many wrong PINs
  npm run cases -- forget ID        tell what would go of a participant, and with --yes remove it

  --accept-removals                 import: take a file that removes more than is ordinary
  --accept-no-end                   import: take a file without an end row, though the last one had one
  --quiet                           no progress
  --yes                             remove it
  --help                            this text

An import that would remove much changes nothing and asks: all payments or upcoming appointments; or more than two, being more than 2 % of
all or all that the file's own cases have. The last row may be {"type":"end","lines":N}, N being the rows before it. Once a file had one, the next must.
Warnings tell rows that can hardly be meant; they are taken.

A forgotten participant comes back as a new one with the next extract that names them. The audit trail keeps what they were told, under a
reference that leads to nobody.

The records are those of DATABASE_URL (sqlite:data/ivr.db), read and written with DATA_SECRET.
Ends with 0; with 1 where nothing was done, and says why; with 2 where the command was not understood.
`;

const needsSecret =
  'An import needs DATA_SECRET, kept elsewhere than the records, and records of their own: npm run secrets makes one; then set ' +
  'DATA_SECRET_FILE=deploy/secrets/data-secret and DATABASE_URL=sqlite:data/agency.db, for this command and for the server.';

const commands = ['import', 'unlock', 'forget'] as const;
const flag = { type: 'boolean', default: false } as const;
const unknown = 'No participant with this ID is in the records.';

process.exitCode = await runRecordsCommand({
  script: 'cases',
  help,
  read: readArguments,
  paths: ({ subject }) => [subject],
  noted: { import: true, unlock: true, forget: true },
  work,
});

type Asked = ReturnType<typeof readArguments>;

function work(open: OpenRecords, { command, subject, yes, ...flags }: Asked): Promise<number> {
  if (command === 'import') return importFile(open, subject, flags);
  if (command === 'forget') return forget(open, subject, yes);
  return unlock(open, subject);
}

function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: flag, quiet: flag, yes: flag, 'accept-removals': flag, 'accept-no-end': flag },
  });
  const [name, subject = '', ...more] = positionals;
  const command = commands.find((one) => one === name);
  const complete = command !== undefined && subject !== '' && more.length === 0;
  if (!complete && !values.help)
    throw new Error(`${tellWrongWord(name, commands)}Say what to do: import FILE, unlock ID, or forget ID.`);
  return { ...values, command: command ?? 'import', subject };
}

type ImportFlags = Pick<Asked, 'quiet' | 'accept-removals' | 'accept-no-end'>;

async function importFile({ db, keys, trail }: OpenRecords, file: string, flags: ImportFlags): Promise<number> {
  if (readOwnRecords().dataSecrets === undefined) throw new Error(needsSecret);
  const bytes = statSync(file).size;
  const bar = new SingleBar({
    format: '{bar} {percentage} %, {eta_formatted} left',
    clearOnComplete: true,
    noTTYOutput: false,
  });
  const lines = readLineFacts(readSettings().lines);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('Stopped. Nothing was taken.')));
  if (!flags.quiet) bar.start(bytes, 0);
  const result = await importCases({
    db,
    keys,
    lines,
    signal: stop.signal,
    acceptsRemovals: flags['accept-removals'],
    acceptsNoEnd: flags['accept-no-end'],
    open: () => createReadStream(file),
    onProgress: (bytesRead) => bar.update(bytesRead),
  }).finally(() => bar.stop());
  if (result.outcome === 'taken') {
    const { participant, case: cases, payment, appointment } = result.changes.of;
    const [participants, payments, appointments] = [participant.removed, payment.removed, appointment.removed];
    const removed = { participants, cases: cases.removed, payments, appointments };
    await trail.append({ ...nowhere, what: 'extract-taken', who: 'unknown', facts: removed });
  }
  return tellImport(file, result);
}

async function unlock(open: OpenRecords, participantId: string): Promise<number> {
  const found = await unlockParticipant(open, participantId);
  if (found === 'unknown') {
    console.error(unknown);
    return nothingDone;
  }
  console.log(
    found === 'unlocked' ? 'Unlocked: the participant can sign in again.' : 'The participant was not locked.',
  );
  return done;
}

async function forget({ db, trail }: OpenRecords, participantId: string, yes: boolean): Promise<number> {
  const result = await forgetParticipant({ db, trail, participantId, rehearse: !yes });
  if (result.outcome === 'forgotten') return tellForgotten(result.removed, yes);
  console.error(result.outcome === 'unknown' ? unknown : describeWaiting(result.count));
  return nothingDone;
}

function tellForgotten(removed: Forgotten, yes: boolean): number {
  const { cases, unlinked, payments, appointments, requests, messages } = removed;
  const parts = [
    'the participant',
    sayCount(cases, 'case'),
    sayCount(payments, 'payment'),
    sayCount(appointments, 'appointment'),
    sayCount(requests, 'request'),
    sayCount(messages, 'message'),
  ];
  console.log(`${yes ? 'Removed' : 'Would be removed'}: ${parts.join(', ')}.`);
  if (unlinked > 0)
    console.log(`${sayCount(unlinked, 'case')} stay${unlinked === 1 ? 's' : ''} for the other parent, without them.`);
  console.log('The next extract brings them back, as somebody new, where it still names them.');
  if (!yes) console.log('Nothing was removed: say --yes to remove it.');
  return yes ? done : nothingDone;
}

function describeWaiting(waiting: number): string {
  const left = `The participant has left ${sayCount(waiting, 'request')} that the agency has not collected.`;
  return `${left} Export them first (npm run requests -- export FILE). Nothing was removed.`;
}
