import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { type Postgres, startPostgres } from '../../scripts/services/start-postgres.ts';
import { migrateTables } from '../../src/adapters/sql/migrate-tables.ts';

/** A PostgreSQL server for the tests of a file, and databases in it. */
export function usePostgres() {
  let server: Postgres | undefined;
  let made = 0;

  beforeAll(async () => {
    server = await startPostgres();
    await run('create database migrated');
    await migrateTables(server.urlOf('migrated'));
  }, 60_000);
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
    await run(`create database test_${made} template ${template}`);
    return get().urlOf(`test_${made}`);
  }

  return {
    server: get,
    /** The URL of a database with the tables of today and nothing in them. */
    emptyDatabase: () => makeDatabase('migrated'),
    /** The URL of a database without tables. */
    bareDatabase: () => makeDatabase('template0'),
  };
}
