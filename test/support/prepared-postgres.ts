import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../../scripts/rigs/services/start-postgres.ts';
import { migrateTables } from '../../src/adapters/sql/database/migrate-tables.ts';
import { until } from './redis-topologies.ts';

/** The data of a server that holds the tables of today in a database `migrated`, made once for all tests of a run. */
export async function preparePostgres(): Promise<string> {
  const folder = join(tmpdir(), 'prepared-postgres');
  const [data, ready] = [join(folder, 'data'), join(folder, 'ready')];
  if (isFirst(folder)) {
    await makeData(data);
    writeFileSync(ready, '');
  } else await until(async () => existsSync(ready));
  return data;
}

/** Of several workers one makes the folder. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function makeData(data: string): Promise<void> {
  const server = await startPostgres();
  const client = new Client(server.urlOf('postgres'));
  await client.connect();
  // The machine stays on: what a server has written outlives it without a wait for the disk.
  await client.query('alter system set fsync = off');
  await client.query('create database migrated');
  await client.end();
  await migrateTables(server.urlOf('migrated'));
  await server.stop();
  execFileSync('cp', ['-a', server.data, data]);
  await server.remove();
}
