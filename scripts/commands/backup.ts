import { parseArgs } from 'node:util';
import { backUpRecords } from '../../src/adapters/sql/backup/back-up-records.ts';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { copyVoices } from '../../src/adapters/files/copy-voices.ts';
import { findVoicePlace } from '../../src/system/find-voice-place.ts';
import { sayCount } from './support/say-count.ts';
import { done } from './support/exit-codes.ts';
import { readOwnRecords } from './support/read-own-records.ts';
import { runRecordsCommand } from './support/run-records-command.ts';

const help = `Copies the records to a file, while servers run.

  npm run backup -- FILE    as they are at one moment; the copy is checked

  --agency NAME             whose records, where lines.yaml names several agencies
  --help                    this text

Of SQLite the copy is a database, of PostgreSQL a dump in the custom format, for which pg_dump must be on this machine; where it is
not, this tells the command to run where it is. Recordings that are kept in files are copied into a folder beside FILE. Nothing is written over a file that is there. Keep the copy on another machine, and its
key, DATA_SECRET, in another place.

The records are those of DATABASE_URL (sqlite:data/ivr.db).
Ends with 0; with 1 where nothing was written, and says why; with 2 where the command was not understood.
`;

process.exitCode = await runRecordsCommand({
  script: 'backup',
  help,
  read: readArguments,
  paths: ({ file }) => [file],
  noted: { backup: true },
  work: (open, { file }) => writeFile(open, file),
});

function readArguments(args: string[]) {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [file = '', ...more] = positionals;
  if (!values.help && (file === '' || more.length > 0)) throw new Error('Name one file that does not exist yet.');
  return { ...values, command: 'backup' as const, file };
}

async function writeFile({ db }: OpenRecords, file: string): Promise<number> {
  const config = readOwnRecords();
  const { databaseUrl: url, dataSecrets } = config;
  await backUpRecords({ url, db, file });
  console.log(`${file}: a copy of the records, which can be read.`);
  const key = dataSecrets ? 'DATA_SECRET' : `the key in ${url.slice('sqlite:'.length)}.key`;
  const { folder } = findVoicePlace(config);
  const voices = folder === undefined ? 0 : await copyVoices(folder, `${file}.voices`);
  if (voices > 0) console.log(`${file}.voices: ${sayCount(voices, 'sealed recording')}.`);
  console.log(`It is worth nothing without ${key}, which is not in it: keep a copy of that elsewhere.`);
  return done;
}
