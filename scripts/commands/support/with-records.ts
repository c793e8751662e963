import { type OpenRecords, openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { nameFault } from './name-fault.ts';
import { readOwnRecords } from './read-own-records.ts';

/** Does some work on the records of DATABASE_URL and gives its exit code. */
export async function withRecords(work: (open: OpenRecords) => Promise<number>): Promise<number> {
  const { databaseUrl, dataSecrets, migrateOnStart, names, sampleAgency } = readOwnRecords();
  if (sampleAgency) console.error(`These are the records of ${names.database}, as nothing else is set here.`);
  const options = { url: databaseUrl, keys: dataSecrets, migrate: migrateOnStart };
  const open = await nameFault(names.database, () => openSqlRecords(options));
  try {
    return await work(open);
  } finally {
    await open.records.close();
  }
}
