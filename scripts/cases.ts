import { createReadStream, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { importCases, type ImportResult } from '../src/adapters/sql/import/import-cases.ts';
import type { OpenRecords } from '../src/adapters/sql/open-sql-records.ts';
import { unlockParticipant } from '../src/adapters/sql/unlock-participant.ts';
import { done, nothingDone, notUnderstood, withRecords } from './records/with-records.ts';

const help = `The agency's records.

  npm run cases -- import FILE      take an extract into the records: all of it, or nothing
  npm run cases -- unlock ID        let a participant sign in again after too many wrong PINs

  --quiet                           no progress
  --help                            this text

The records are those of DATABASE_URL (sqlite:data/ivr.db), read and written with DATA_SECRET.
Ends with 0; with 1 where nothing was done, and says why; with 2 where the command was not understood.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === 'string') return misunderstand(asked);
  const { help: wantsHelp, quiet, command, subject } = asked;
  if (wantsHelp) {
    process.stdout.write(help);
    return done;
  }
  if (command === 'import') return withRecords((open) => importFile(open, subject, quiet));
  return withRecords((open) => unlock(open, subject));
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean', default: false }, quiet: { type: 'boolean', default: false } },
    });
    const [command, subject = '', ...more] = positionals;
    const complete = (command === 'import' || command === 'unlock') && subject !== '' && more.length === 0;
    if (!complete && !values.help) return 'Say what to do: import FILE, or unlock ID.';
    return { ...values, command, subject };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function misunderstand(reason: string): number {
  process.stderr.write(`${reason}\n\n${help}`);
  return notUnderstood;
}

async function importFile({ db, keys }: OpenRecords, file: string, quiet: boolean): Promise<number> {
  const bytes = statSync(file).size;
  const bar = new SingleBar({
    format: '{bar} {percentage} %, {eta_formatted} left',
    clearOnComplete: true,
    noTTYOutput: false,
  });
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('Stopped. Nothing was taken.')));
  if (!quiet) bar.start(bytes, 0);
  const result = await importCases({
    db,
    keys,
    signal: stop.signal,
    open: () => createReadStream(file),
    onProgress: (bytesRead) => bar.update(bytesRead),
  }).finally(() => bar.stop());
  return tellResult(file, result);
}

function tellResult(file: string, result: ImportResult): number {
  if (result.outcome === 'already-taken') {
    console.log(`${file} is already imported: it was the last file taken. Nothing changed.`);
    return done;
  }
  if (result.outcome === 'taken') {
    const { participant, case: cases, payment, appointment } = result.counts;
    console.log(
      `Taken from ${file}: ${count(participant, 'participant')}, ${count(cases, 'case')}, ` +
        `${count(payment, 'payment')}, ${count(appointment, 'appointment')}.`,
    );
    return done;
  }
  const { problems, problemCount } = result;
  for (const { line, expected } of problems) console.error(`${file}:${line}: expected ${expected}`);
  if (problemCount > problems.length) console.error(`and ${problemCount - problems.length} more`);
  console.error('Nothing was taken.');
  return nothingDone;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

async function unlock({ db }: OpenRecords, participantId: string): Promise<number> {
  const found = await unlockParticipant(db, participantId);
  if (found === 'unknown') {
    console.error('No participant with this ID is in the records.');
    return nothingDone;
  }
  console.log(
    found === 'unlocked' ? 'Unlocked: the participant can sign in again.' : 'The participant was not locked.',
  );
  return done;
}
