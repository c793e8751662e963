import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { type Postgres, startPostgres } from '../../scripts/rigs/services/start-postgres.ts';
import { sampleDay } from '../../scripts/rigs/sample-system.ts';
import { fillWithSampleAgency } from '../../src/adapters/sql/sample/fill-with-sample-agency.ts';
import { type OpenRecords, openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { preparePostgres } from './prepared-postgres.ts';
import { oldKey } from './sqlite-records.ts';

/** A PostgreSQL server for the tests of a file, and databases in it. */
export function usePostgres() {
  let server: Postgres | undefined;
  let made = 0;

  beforeAll(async () => {
    server = await startPostgres({ from: await preparePostgres() });
  }, 180_000);
  afterAll(() => server?.remove());

  const get = () => {
    if (!server) throw new Error('PostgreSQL runs from the first test of the file on');
    return server;
  };

  async function run(sql: string): Promise<void> {
    const client = new Client(get().urlOf('postgres'));
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  async function makeDatabase(template: string): Promise<string> {
    made += 1;
    await run(`create database test_${made} template ${template} strategy file_copy`);
    return get().urlOf(`test_${made}`);
  }

  const filled = new Map<string, Promise<string>>();

  /** Hashing its PINs takes most of a second, so the agency is made once and copied. */
  async function fillSampleAgency(agency: string): Promise<string> {
    const url = await makeDatabase('migrated');
    const { db, keys, records } = await openSqlRecords({ url, keys: [oldKey] });
    await fillWithSampleAgency(db, keys, sampleDay, agency);
    await records.close();
    return new URL(url).pathname.slice(1);
  }

  return {
    server: get,
    /** Opens records that hold the sample agency, and nobody else uses. */
    async openSampleAgency(agency = 'california'): Promise<OpenRecords> {
      const ready = filled.get(agency) ?? fillSampleAgency(agency);
      filled.set(agency, ready);
      return openSqlRecords({ url: await makeDatabase(await ready), keys: [oldKey] });
    },
    /** The URL of a database with the tables of today and nothing in them. */
    emptyDatabase: () => makeDatabase('migrated'),
    /** The URL of a database without tables. */
    bareDatabase: () => makeDatabase('template0'),
  };
}
