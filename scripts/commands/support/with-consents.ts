import { type People, ownPeople, peopleOfAgency } from '../../../src/adapters/sql/queries/people.ts';
import { createSqlConsents } from '../../../src/adapters/sql/consents/sql-consents.ts';
import { createSqlWaitingConsents } from '../../../src/adapters/sql/consents/sql-waiting-consents.ts';
import { type OpenRecords, openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import type { Config } from '../../../src/config/read-config.ts';
import { createLog } from '../../../src/process/log.ts';
import { findOwnEvents } from '../../../src/system/find-own-events.ts';
import { createConsentsOfAgency } from '../../../src/work/consents/consents-of-agency.ts';
import { nameFault } from './name-fault.ts';
import { readChosenConfig } from './read-own-records.ts';
import { workNoted } from './run-records-command.ts';
import { withRecords } from './with-records.ts';

export interface OpenConsents extends Pick<OpenRecords, 'db' | 'keys' | 'consents'> {
  readonly people: People;
  /** Whether an agency with an API keeps them; then what is here are the changes that were made here. */
  readonly isKeptThere: boolean;
  /** Hands over what waits for the agency, and gives how many changes of a number still do. */
  readonly handOver: (phone: string) => Promise<number>;
}

type ConsentWork = (open: OpenConsents) => Promise<number>;

/**
 * Does some work on consents, in the records or beside the agency that keeps its own, and gives its exit code. The command stands in the
 * audit trail of the records.
 */
export async function withConsents(command: string, work: ConsentWork): Promise<number> {
  const config = readChosenConfig();
  if (config.agencyApi) return withAgencyConsents(config, config.agencyApi, work);
  const own = { people: ownPeople, isKeptThere: false, handOver: async () => 0 };
  return withRecords((open) => workNoted(open, { command }, (noted) => work({ ...noted, ...own })));
}

async function withAgencyConsents(config: Config, agencyApi: NonNullable<Config['agencyApi']>, work: ConsentWork) {
  const { openHttpRecords } = await import('../../../src/adapters/http/open-http-records.ts');
  const place = findOwnEvents(config, agencyApi);
  const { keys } = place;
  const log = createLog('silent');
  const { db, records } = await nameFault('EVENTS_URL', () =>
    openSqlRecords({ ...place, migrate: config.migrateOnStart }),
  );
  const http = openHttpRecords({ ...agencyApi, keys, log });
  const people = peopleOfAgency(keys);
  const own = createSqlConsents(db, keys, people);
  const waiting = createSqlWaitingConsents({ db, keys, people });
  const { consents, handOver } = createConsentsOfAgency({ own, waiting, agency: http.consents, log });
  try {
    await http.learnCapabilities();
    const isKeptThere = http.consents.keepsConsents();
    return await work({
      db,
      keys,
      people,
      isKeptThere,
      // The agency may be away.
      consents: { ...consents, findLanguage: own.findLanguage.bind(own) },
      async handOver(phone) {
        await handOver();
        return isKeptThere ? (await waiting.listOf({ phone })).length : 0;
      },
    });
  } finally {
    await Promise.all([records.close(), http.records.close()]);
  }
}
