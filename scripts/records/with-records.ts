import { type OpenRecords, openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { nothingDone } from '../command/exit-codes.ts';
import { readOwnRecords } from './read-own-records.ts';

/** Does some work on the records of DATABASE_URL and gives its exit code; where it throws, the message goes to stderr. */
export async function withRecords(work: (open: OpenRecords) => Promise<number>): Promise<number> {
  try {
    const { databaseUrl, dataSecrets, migrateOnStart } = readOwnRecords();
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
