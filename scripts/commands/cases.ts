import { parseArgs } from 'node:util';
import { forgetParticipant } from '../../src/adapters/sql/forget/forget-participant.ts';
import type { Forgotten } from '../../src/adapters/sql/forget/remove-person.ts';
import { checkExtract } from '../../src/adapters/sql/import/check-extract.ts';
import { importCases } from '../../src/adapters/sql/import/import-cases.ts';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { unlockParticipant } from '../../src/adapters/sql/sign-in/unlock-participant.ts';
import { findVoicePlace } from '../../src/system/find-voice-place.ts';
import { openVoiceStore } from '../../src/system/open-voice-store.ts';
import { sayCount } from './support/say-count.ts';
import { done, nothingDone } from './support/exit-codes.ts';
import { runCommand } from './support/run-command.ts';
import { nowhere, workOnRecords } from './support/run-records-command.ts';
import { readOwnRecords } from './support/read-own-records.ts';
import { tellCheck } from './support/tell-check.ts';
import { tellOfCarrier } from './support/tell-of-carrier.ts';
import { tellImport } from './support/tell-import.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';
import { type ExtractFlags, withExtractFile } from './support/with-extract-file.ts';

const help = `The agency's records.

  npm run cases -- check FILE       tell what an import would say of an extract; needs no records and no secret
  npm run cases -- import FILE      take an extract into the records: all of it, or nothing
  npm run cases -- unlock ID        let a participant sign in again after too many wrong PINs
  npm run cases -- forget ID        tell what would go of a participant, and with --yes remove it

  --accept-removals                 check, import: take a file that removes, or leaves out, more than is ordinary
  --accept-older                    import: take a file of an older day than the last one
  --accept-no-end                   check, import: take a file without an end row, though it must have one
  --strict                          check, import: refuse what is otherwise passed over
  --set-aside FILE                  check, import: write rows of which only e-mail, phone or SSN is wrong to FILE, to be mended
  --set-aside-most N                as many at most, from 1 to 1000 (100); with more, the extract is refused
  --quiet                           no progress
  --yes                             remove it
  --agency NAME                     whose records, where lines.yaml names several agencies
  --help                            this text

An import that would remove much changes nothing and asks: all payments or upcoming appointments; or more than two, being more than 2 % of
all or all that the file's own cases have. The first row may be {"type":"extract","version":"1.0","of":"2026-11-26","kind":"full"}, or
"changes"; the last one {"type":"end","lines":N}, N being the rows before it. A file with the first must have the last, and once a file
had a last, the next must. Behind such a first row, what this version does not know is passed over and told once.
Warnings tell rows that can hardly be meant; they are taken.

A forgotten participant comes back as a new one with the next extract that names them. The audit trail keeps what they were told, under a
reference that leads to nobody.

The records are those of DATABASE_URL (sqlite:data/ivr.db), read and written with DATA_SECRET.
Ends with 0; with 1 where nothing was done, and says why; with 2 where the command was not understood.
`;

const needsSecret =
  'An import needs DATA_SECRET, kept elsewhere than the records, and records of their own: npm run secrets makes one; then set ' +
  'DATA_SECRET_FILE=deploy/secrets/data-secret and DATABASE_URL=sqlite:data/agency.db, for this command and for the server.';

const commands = ['import', 'check', 'unlock', 'forget'] as const;
/** How many rows are set aside at most: fewer than one in a thousand of a large agency. */
const [usualMost, largestMost] = [100, 1000];
const flag = { type: 'boolean', default: false } as const;
const text = { type: 'string' } as const;
const unknown = 'No participant with this ID is in the records.';

type Asked = ReturnType<typeof readArguments>;

const onRecords = {
  script: 'cases',
  noted: { import: true, check: false, unlock: true, forget: true },
  work(open: OpenRecords, { command, subject, yes, ...flags }: Asked): Promise<number> {
    if (command === 'import') return importFile(open, subject, flags);
    if (command === 'forget') return forget(open, subject, yes);
    return unlock(open, subject);
  },
};

process.exitCode = await runCommand({
  isOfAgency: true,
  help,
  read: readArguments,
  paths: ({ subject, 'set-aside': aside }) => (aside === undefined ? [subject] : [subject, aside]),
  work: (asked) => (asked.command === 'check' ? checkFile(asked.subject, asked) : workOnRecords(onRecords, asked)),
});

function readArguments(args: string[]) {
  const options = {
    help: flag,
    quiet: flag,
    yes: flag,
    strict: flag,
    'accept-removals': flag,
    'accept-no-end': flag,
    'accept-older': flag,
    'set-aside': text,
    'set-aside-most': text,
  };
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [name, subject = '', ...more] = positionals;
  const command = commands.find((one) => one === name);
  const complete = command !== undefined && subject !== '' && more.length === 0;
  if (!complete && !values.help)
    throw new Error(
      `${tellWrongWord(name, commands)}Say what to do: import FILE, check FILE, unlock ID, or forget ID.`,
    );
  return { ...values, command: command ?? 'import', subject, most: readMost(values) };
}

function readMost(values: { readonly 'set-aside'?: string; readonly 'set-aside-most'?: string }): number {
  const { 'set-aside': file, 'set-aside-most': most = String(usualMost) } = values;
  if (file === '') throw new Error('Name the file that takes the rows: --set-aside FILE.');
  if (values['set-aside-most'] !== undefined && file === undefined)
    throw new Error('--set-aside-most says how many rows --set-aside FILE takes: name that file too.');
  if (/^\d{1,4}$/.test(most) && Number(most) >= 1 && Number(most) <= largestMost) return Number(most);
  throw new Error(`--set-aside-most takes a number from 1 to ${largestMost}.`);
}

type ImportFlags = ExtractFlags & Pick<Asked, 'accept-older'>;

async function importFile({ db, keys, trail }: OpenRecords, file: string, flags: ImportFlags): Promise<number> {
  if (readOwnRecords().dataSecrets === undefined) throw new Error(needsSecret);
  const acceptsOlder = flags['accept-older'];
  const result = await withExtractFile(
    file,
    flags,
    (reading) => importCases({ ...reading, acceptsOlder, db, keys }),
    ({ outcome }) => outcome === 'taken',
  );
  if (result.outcome === 'taken') {
    const { participant, case: cases, payment, appointment, document } = result.changes.of;
    const [participants, payments, appointments] = [participant.removed, payment.removed, appointment.removed];
    const removed = { participants, cases: cases.removed, payments, appointments, documents: document.removed };
    await trail.append({ ...nowhere, what: 'extract-taken', who: 'unknown', facts: removed });
  }
  return tellImport(file, result, flags['set-aside']);
}

async function checkFile(file: string, flags: ExtractFlags): Promise<number> {
  const checked = await withExtractFile(file, flags, checkExtract, () => true);
  return tellCheck(file, checked, flags['set-aside']);
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
  const voices = openVoiceStore(db, findVoicePlace(readOwnRecords()));
  const result = await forgetParticipant({ db, trail, participantId, voices, rehearse: !yes });
  if (result.outcome === 'forgotten') return tellForgotten(result.removed, yes);
  console.error(result.outcome === 'unknown' ? unknown : describeWaiting(result.count));
  return nothingDone;
}

function tellForgotten(removed: Forgotten, yes: boolean): number {
  const { cases, unlinked, payments, appointments, documents, requests, messages, texts, cardPayments, recordings } =
    removed;
  const parts = [
    'the participant',
    sayCount(cases, 'case'),
    sayCount(payments, 'payment'),
    sayCount(appointments, 'appointment'),
    sayCount(documents, 'document'),
    sayCount(requests, 'request'),
    sayCount(messages, 'message'),
    sayCount(texts, 'text'),
    sayCount(recordings.length, 'recording'),
  ];
  console.log(`${yes ? 'Removed' : 'Would be removed'}: ${parts.join(', ')}.`);
  if (unlinked > 0)
    console.log(`${sayCount(unlinked, 'case')} stay${unlinked === 1 ? 's' : ''} for the other parent, without them.`);
  if (cardPayments > 0)
    console.log(
      `${sayCount(cardPayments, 'payment')} by card keep${cardPayments === 1 ? 's' : ''} the amount, and lead${cardPayments === 1 ? 's' : ''} to nobody.`,
    );
  tellOfCarrier(removed);
  console.log('The next extract brings them back, as somebody new, where it still names them.');
  if (!yes) console.log('Nothing was removed: say --yes to remove it.');
  return yes ? done : nothingDone;
}

function describeWaiting(waiting: number): string {
  const left = `The participant has left ${sayCount(waiting, 'request')} that the agency has not collected.`;
  return `${left} Export them first (npm run requests -- export FILE). Nothing was removed.`;
}
