import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { dial } from '../support/caller.ts';
import { askForStatement, signIn } from '../support/errand.ts';
import { fillDatabase } from '../support/instances.ts';
import { authToken, publicUrl, startServerProcess } from '../support/server-process.ts';
import { oldKey } from '../support/sqlite-records.ts';

async function startTwo() {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-killed-'));
  const file = join(folder, 'ivr.db');
  const databaseUrl = `sqlite:${file}`;
  const redis = await startRedis();
  onTestFinished(async () => {
    await redis.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  await fillDatabase(databaseUrl);
  const DATA_SECRET = `${oldKey.id}:${oldKey.secret}`;
  const env = { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, DATA_SECRET };
  const [one, other] = await Promise.all([startServerProcess(env), startServerProcess(env)]);
  return { one, other, file, databaseUrl };
}

test('a call whose server is killed between two turns goes on at the other one', { timeout: 180_000 }, async () => {
  const { one, other, databaseUrl } = await startTwo();
  let { transport } = one;
  const caller = await dial((request, signal) => transport(request, signal), {
    to: '+18669013212',
    authToken,
    publicUrl,
  });
  await signIn(caller);
  one.child.kill('SIGKILL');
  ({ transport } = other);
  await caller.presses('2');
  caller.hears('past-due balance is');
  await caller.presses('2');
  await askForStatement(caller);
  const { db, records } = await openSqlRecords({ url: databaseUrl, keys: [oldKey] });
  expect(await db.selectFrom('requests').select('reference').execute()).toHaveLength(1);
  await records.close();
});

test(
  'a server that is told to stop says so, serves on for a while, and leaves its calls to others',
  { timeout: 180_000 },
  async () => {
    const { one, other } = await startTwo();
    let { transport } = one;
    const caller = await dial((request, signal) => transport(request, signal), {
      to: '+18669013212',
      authToken,
      publicUrl,
    });
    await signIn(caller);
    const ended = once(one.child, 'exit');
    one.child.kill('SIGTERM');
    await expect
      .poll(async () => (await fetch(`${one.origin}/health/ready`)).status, { timeout: 60_000, interval: 20 })
      .toBe(503);
    await caller.presses('2');
    caller.hears('past-due balance is');
    const [code] = await ended;
    expect(code).toBe(0);
    ({ transport } = other);
    expect((await fetch(`${other.origin}/health/ready`)).status).toBe(200);
    await caller.presses('2');
    await askForStatement(caller);
  },
);

test(
  'a caller whose server is killed in the middle of a turn is asked again by the other one',
  { timeout: 180_000 },
  async () => {
    const { one, other, file } = await startTwo();
    let { transport } = one;
    const caller = await dial((request, signal) => transport(request, signal), {
      to: '+18669013212',
      authToken,
      publicUrl,
    });
    for (const keys of ['1', '1', '1000000000002#']) await caller.presses(keys);

    // Somebody else writes for a while: the sign-in has to wait.
    const writer = new DatabaseSync(file);
    writer.exec('BEGIN IMMEDIATE');
    const first = one.transport;
    transport = async (request, signal) => {
      const reply = await first(request, signal);
      one.child.kill('SIGKILL');
      writer.exec('ROLLBACK');
      ({ transport } = other);
      return reply;
    };
    await caller.presses('736150#');
    caller.hears('One moment, please').hears('something went wrong on our side').hears('PIN');
    await caller.presses('736150#');
    caller.hears('Main menu');
    await askForStatement(caller);
    writer.close();
  },
);
