import { parseArgs } from 'node:util';
import { compareWithExport } from '../../src/adapters/sql/audit/compare-with-export.ts';
import { exportAudit } from '../../src/adapters/sql/audit/export-audit.ts';
import { type MarkedLoss, readMarkedLosses, writeRanges } from '../../src/adapters/sql/audit/marked-losses.ts';
import { verifyAudit } from '../../src/adapters/sql/audit/verify-audit.ts';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { markRestored } from './support/mark-restored.ts';
import { done, nothingDone } from './support/exit-codes.ts';
import { runRecordsCommand } from './support/run-records-command.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';

const help = `The audit trail: who was told what, or changed what, on which line and in which call. No amounts, PINs or IDs.

  npm run audit -- verify         check that nothing in it was changed, put in, taken out or cut off
  npm run audit -- verify FILE    the same, and that all that FILE holds, an earlier export, is still in it
  npm run audit -- export FILE    write it to a file, one JSON object a line; a file that is there is gone on with

  npm run audit -- restored FILE  after a restore: mark what FILE, the newest export, holds and the trail has lost

  --requests FILE                 a file that requests were exported to since the backup; may be said several times
  --yes                           mark the restore though some of these files are gone
  --agency NAME                   whose records, where lines.yaml names several agencies
  --help                          this text

After a restore, run restored before servers start. It keeps requests from being exported twice and numbers from being given twice, and
tells who is to be told: by ID, on this screen only. What happened after FILE was written it cannot know: name the files of later
exports of requests too. From then on, verify FILE names what was lost, and finds nothing wrong in it.

Keep exports on another machine: only they show that a whole trail was put back to an earlier state. The records are those of
DATABASE_URL (sqlite:data/ivr.db); entries are checked with DATA_SECRET, which must hold the secrets they were written with.
Ends with 0; with 1 where something is wrong, and says what; with 2 where the command was not understood.
`;

/** Problems told one by one. */
const told = 50;

const commands = ['verify', 'export', 'restored'] as const;

process.exitCode = await runRecordsCommand({
  script: 'audit',
  help,
  read: readArguments,
  paths: ({ file, requests }) => [file, ...requests],
  // `restored` notes itself, once the numbers of lost chains are skipped.
  noted: { verify: false, export: true, restored: false },
  work,
});

function work(open: OpenRecords, { command, file, requests, yes }: ReturnType<typeof readArguments>): Promise<number> {
  if (command === 'export') return writeFile(open, file);
  if (command === 'restored') return markRestored(open, { file, requestFiles: requests, yes });
  return verify(open, file);
}

function readArguments(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const options = { help: flag, yes: flag, requests: { type: 'string', multiple: true } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [name, file = '', ...more] = positionals;
  const command = commands.find((one) => one === name);
  const complete = command !== undefined && (command === 'verify' || file !== '') && more.length === 0;
  const alone = command === 'restored' || (!values.yes && values.requests === undefined);
  if (!(complete && alone) && !values.help)
    throw new Error(
      `${tellWrongWord(name, commands)}Say what to do: verify, export FILE, or restored FILE, which alone takes --requests FILE and --yes.`,
    );
  return { ...values, command: command ?? 'verify', file, requests: values.requests ?? [] };
}

async function verify({ db, keys }: OpenRecords, file: string): Promise<number> {
  const { entries, chains, expired, problems } = await verifyAudit(db, keys);
  const compared = file === '' ? undefined : await compareWithExport(db, keys, file);
  const all = [...problems, ...(compared?.problems ?? [])];
  for (const problem of all.slice(0, told)) console.error(problem);
  if (all.length > told) console.error(`and ${all.length - told} more`);
  const checked = `${count(entries, 'entry', 'entries')} in ${count(chains, 'chain', 'chains')} checked, ${expired} of them expired`;
  const marked = compared?.marked ? `, ${compared.marked} of them lost in a restore that is marked` : '';
  console.log(compared ? `${checked}; ${compared.compared} compared with ${file}${marked}.` : `${checked}.`);
  for (const loss of await readMarkedLosses(db)) console.log(describeLoss(loss));
  if (all.length > 0) console.error('The audit trail is not as it was written.');
  return all.length > 0 ? nothingDone : done;
}

function describeLoss({ atMs, by, entries, ranges }: MarkedLoss): string {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toString({ smallestUnit: 'second' });
  return `A restore that ${by} marked at ${at} lost ${count(entries, 'entry', 'entries')}: ${writeRanges(ranges)}.`;
}

async function writeFile({ db }: OpenRecords, file: string): Promise<number> {
  const { written, held } = await exportAudit(db, file);
  console.log(`${file}: ${count(written, 'entry', 'entries')} written, ${held} in all.`);
  return done;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
