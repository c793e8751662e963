import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import type { EventStore } from '../../../src/calls/ports/event-store.ts';
import { findOwnEvents } from '../../../src/system/find-own-events.ts';
import { nameFault } from './name-fault.ts';
import { readChosenConfig } from './read-own-records.ts';
import { workNoted } from './run-records-command.ts';
import { withRecords } from './with-records.ts';

/**
 * Does some work on what calls came to, where the servers of the agency keep it, and gives its exit code. What is `noted` stands in the
 * audit trail; an agency that keeps its own records has none here.
 */
export async function withEvents(
  work: (events: EventStore) => Promise<number>,
  noted?: { readonly command: string; readonly said?: string },
): Promise<number> {
  const config = readChosenConfig();
  const { agencyApi, migrateOnStart } = config;
  if (!agencyApi)
    return withRecords((open) => (noted ? workNoted(open, noted, ({ events }) => work(events)) : work(open.events)));
  const place = findOwnEvents(config, agencyApi);
  const { events, records } = await nameFault('EVENTS_URL', () =>
    openSqlRecords({ ...place, migrate: migrateOnStart }),
  );
  try {
    return await work(events);
  } finally {
    await records.close();
  }
}
