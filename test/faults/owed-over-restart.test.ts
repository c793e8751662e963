import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startPostgres } from '../../scripts/rigs/services/start-postgres.ts';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { dial } from '../support/caller.ts';
import { fillDatabase } from '../support/instances.ts';
import { authToken, publicUrl, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { oldKey, temporaryDatabase, temporaryFolder } from '../support/sqlite-records.ts';

const timeout = 180_000;
const secret = { DATA_SECRET: `${oldKey.id}:${oldKey.secret}` };

/** A caller who has recorded a message and may send it; `reach` says which server has the next turn. */
async function recordMessage(first: ServerProcess) {
  let server = first;
  const reach = (next: ServerProcess) => void (server = next);
  const to = { to: '+18669013212', authToken, publicUrl };
  const caller = await dial((request, signal) => server.transport(request, signal), to);
  for (const keys of ['1', '1', '1000000000002#', '736150#', '7', '1']) await caller.presses(keys);
  await caller.records(20);
  caller.hears('To send it, press 1');
  return { caller, reach };
}

async function readKinds(url: string): Promise<string[]> {
  const { db, records } = await openSqlRecords({ url, keys: [oldKey] });
  const requests = await db.selectFrom('requests').select('kind').execute();
  await records.close();
  return requests.map(({ kind }) => kind);
}

async function expectArrival(url: string): Promise<void> {
  await expect.poll(() => readKinds(url), { timeout: 60_000, interval: 500 }).toEqual(['message']);
}

/** Whether what is owed is due within a minute: a server is at work on it. */
async function isInHand(folder: string): Promise<boolean> {
  const [name] = await readdir(folder);
  const { dueMs } = JSON.parse(await readFile(join(folder, name ?? ''), 'utf8'));
  return dueMs < Date.now() + 60_000;
}

describe('a message whose caller hangs up while the records of one machine are busy', () => {
  async function begin() {
    const url = await temporaryDatabase();
    await fillDatabase(url);
    const env = { DATABASE_URL: url, ...secret };
    const server = await startServerProcess(env);
    const { caller, reach } = await recordMessage(server);
    const busy = new DatabaseSync(url.slice('sqlite:'.length));
    onTestFinished(() => busy.close());
    busy.exec('BEGIN IMMEDIATE');
    return { url, env, server, caller, reach, free: () => busy.exec('ROLLBACK') };
  }

  test.for(['SIGTERM', 'SIGKILL'] as const)('arrives after a restart by %s', { timeout }, async (signal) => {
    const { url, env, server, caller, free } = await begin();
    await caller.hangsUp();
    await expect.poll(() => server.output()).toContain('what a caller left cannot be kept yet; it is tried again');
    await server.end(signal);
    free();
    expect(await readKinds(url)).toEqual([]);
    await startServerProcess(env);
    await expectArrival(url);
  });

  test('arrives where the server is killed while it tries', { timeout }, async () => {
    const { url, env, server, caller, free } = await begin();
    const hanging = caller.hangsUp().catch(() => {});
    await expect.poll(() => isInHand(`${url.slice('sqlite:'.length)}.owed`)).toBe(true);
    await server.end('SIGKILL');
    await hanging;
    free();
    await startServerProcess(env);
    await expectArrival(url);
  });

  test('arrives where the server is killed before anybody says that the caller hung up', { timeout }, async () => {
    const { url, env, server, caller, reach, free } = await begin();
    await server.end('SIGKILL');
    free();
    reach(await startServerProcess(env));
    expect(await readKinds(url)).toEqual([]);
    await caller.hangsUp();
    await expectArrival(url);
  });
});

test('a message whose caller hangs up while PostgreSQL is away arrives by another server', { timeout }, async () => {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  onTestFinished(async () => void (await Promise.all([redis.stop('SIGKILL'), postgres.remove()])));
  const url = postgres.urlOf('postgres');
  await fillDatabase(url);
  const env = { DATABASE_URL: url, REDIS_URL: redis.url, ...secret };
  const cwd = await temporaryFolder();
  const [one, other] = await Promise.all([startServerProcess(env, cwd), startServerProcess(env, cwd)]);
  const { caller, reach } = await recordMessage(one);
  await postgres.stop();
  reach(one);
  await caller.hangsUp();
  await one.end('SIGTERM');
  await postgres.start();
  await expectArrival(url);
  await expect.poll(() => other.output()).toContain('what a caller left at the end of the call is kept');
});
