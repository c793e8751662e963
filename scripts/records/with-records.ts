import { type OpenRecords, openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { readConfig } from '../../src/config.ts';

export const done = 0;
export const nothingDone = 1;
export const notUnderstood = 2;

/** Does some work on the records of DATABASE_URL and gives its exit code; where it throws, the message goes to stderr. */
export async function withRecords(work: (open: OpenRecords) => Promise<number>): Promise<number> {
  try {
    const { databaseUrl, dataSecrets, migrateOnStart } = readConfig();
    const open = await openSqlRecords({ url: databaseUrl, keys: dataSecrets, migrate: migrateOnStart });
    try {
      return await work(open);
    } finally {
      await open.records.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return nothingDone;
  }
}
