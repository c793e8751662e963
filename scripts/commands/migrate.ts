import { migrateTables } from '../../src/adapters/sql/database/migrate-tables.ts';
import { proveKeysOf } from '../../src/adapters/sql/keys/prove-keys-of.ts';
import { nameFault } from './support/name-fault.ts';
import { readOwnRecords } from './support/read-own-records.ts';
import { done } from './support/exit-codes.ts';
import { readHelpOnly, runCommand } from './support/run-command.ts';

const help = `Brings the tables of the records up to date: all changes, or none.

  npm run migrate

  --agency NAME   whose records, where lines.yaml names several agencies
  --help          this text

The records are those of DATABASE_URL (sqlite:data/ivr.db). A server does the same as it starts, unless MIGRATE_ON_START is false. It
may be run while servers run, and by several at once. Where DATA_SECRET is set and is not what the records were made with, it changes
nothing.
Ends with 0; with 1 where nothing was done, and says why; with 2 where the command was not understood.
`;

process.exitCode = await runCommand({ isOfAgency: true, help, read: readHelpOnly, work: migrate });

async function migrate(): Promise<number> {
  const { databaseUrl, dataSecrets, names } = readOwnRecords();
  const made = await nameFault(names.database, async () => {
    if (dataSecrets) await proveKeysOf(databaseUrl, dataSecrets);
    return migrateTables(databaseUrl);
  });
  for (const change of made) console.log(`Made the change ${change}.`);
  console.log('The tables are up to date.');
  return done;
}
