import { type OpenRecords, openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { findOwnEvents } from '../../../src/system/find-own-events.ts';
import { nameFault } from './name-fault.ts';
import { readChosenConfig } from './read-own-records.ts';
import { withRecords } from './with-records.ts';

/**
 * Does some work on tables that servers keep of every agency: in the records of DATABASE_URL, or beside the events of an agency that keeps
 * its own records. Gives its exit code.
 */
export async function withOwnTables(work: (open: OpenRecords) => Promise<number>): Promise<number> {
  const config = readChosenConfig();
  const { agencyApi, migrateOnStart } = config;
  if (!agencyApi) return withRecords(work);
  const { url, keys } = findOwnEvents(config, agencyApi);
  const open = await nameFault('EVENTS_URL', () =>
    openSqlRecords({ url, keys, migrate: migrateOnStart, foreign: true }),
  );
  try {
    return await work(open);
  } finally {
    await open.records.close();
  }
}
