import { parseArgs } from 'node:util';
import { compareWithExport } from '../../src/adapters/sql/audit/compare-with-export.ts';
import { exportAudit } from '../../src/adapters/sql/audit/export-audit.ts';
import { verifyAudit } from '../../src/adapters/sql/audit/verify-audit.ts';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { done, nothingDone } from './support/exit-codes.ts';
import { runRecordsCommand } from './support/run-records-command.ts';

const help = `The audit trail: who was told what, or changed what, on which line and in which call. No amounts, PINs or IDs.

  npm run audit -- verify         check that nothing in it was changed, put in, taken out or cut off
  npm run audit -- verify FILE    the same, and that all that FILE holds, an earlier export, is still in it
  npm run audit -- export FILE    write it to a file, one JSON object a line; a file that is there is gone on with

  --help                          this text

Keep exports on another machine: only they show that a whole trail was put back to an earlier state. The records are those of
DATABASE_URL (sqlite:data/ivr.db); entries are checked with DATA_SECRET, which must hold the secrets they were written with.
Ends with 0; with 1 where something is wrong, and says what; with 2 where the command was not understood.
`;

/** Problems told one by one. */
const told = 50;

const commands = ['verify', 'export'] as const;
const works = { verify, export: writeFile };

process.exitCode = await runRecordsCommand({
  script: 'audit',
  help,
  read: readArguments,
  noted: { verify: false, export: true },
  work: (open, { command, file }) => works[command](open, file),
});

function readArguments(args: string[]) {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [name, file = '', ...more] = positionals;
  const command = commands.find((one) => one === name);
  const complete = (command === 'verify' || (command === 'export' && file !== '')) && more.length === 0;
  if (!complete && !values.help) throw new Error('Say what to do: verify, or export FILE.');
  return { ...values, command: command ?? 'verify', file };
}

async function verify({ db, keys }: OpenRecords, file: string): Promise<number> {
  const { entries, chains, expired, problems } = await verifyAudit(db, keys);
  const compared = file === '' ? undefined : await compareWithExport(db, keys, file);
  const all = [...problems, ...(compared?.problems ?? [])];
  for (const problem of all.slice(0, told)) console.error(problem);
  if (all.length > told) console.error(`and ${all.length - told} more`);
  const checked = `${count(entries, 'entry', 'entries')} in ${count(chains, 'chain', 'chains')} checked, ${expired} of them expired`;
  console.log(compared ? `${checked}; ${compared.compared} compared with ${file}.` : `${checked}.`);
  if (all.length > 0) console.error('The audit trail is not as it was written.');
  return all.length > 0 ? nothingDone : done;
}

async function writeFile({ db }: OpenRecords, file: string): Promise<number> {
  const { written, held } = await exportAudit(db, file);
  console.log(`${file}: ${count(written, 'entry', 'entries')} written, ${held} in all.`);
  return done;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
