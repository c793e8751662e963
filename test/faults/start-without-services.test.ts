import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Postgres, startPostgres } from '../../scripts/rigs/services/start-postgres.ts';
import { findFreePort } from '../../scripts/rigs/services/start-program.ts';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import { startOwnServer } from '../support/own-server.ts';
import { runScript } from '../support/run-script.ts';
import { temporaryDatabase } from '../support/sqlite-records.ts';

const DATA_SECRET = 'first:0123456789abcdef0123456789abcdef';
const PUBLIC_URL = 'https://ivr.example.org';
const TWILIO_AUTH_TOKEN = '0123456789abcdef0123456789abcdef';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 180_000);
afterAll(() => postgres.remove());

const ask = async (url: string) => (await fetch(`${url}/health/ready`)).json();

async function callIncoming(url: string): Promise<string> {
  const parameters = { CallSid: 'CA0123456789abcdef', From: '+15305550123', To: '+18669013212' };
  const signature = getExpectedTwilioSignature(TWILIO_AUTH_TOKEN, `${PUBLIC_URL}/voice/incoming`, parameters);
  const headers = { 'x-twilio-signature': signature };
  const answer = await fetch(`${url}/voice/incoming`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(parameters),
  });
  return answer.text();
}

describe('a server that is started', () => {
  test('before PostgreSQL takes calls without records, and opens them once it is there', async () => {
    await postgres.stop();
    const env = { DATABASE_URL: postgres.urlOf('postgres'), DATA_SECRET, PUBLIC_URL, TWILIO_AUTH_TOKEN };
    const { child, ended, listening, output } = startOwnServer({ env });
    const url = await listening();
    expect(await ask(url)).toEqual({ status: 'ready', missing: ['records'] });
    expect(await callIncoming(url)).toContain('<Gather');
    await expect.poll(output).toContain('the records cannot be opened yet');
    await postgres.start();
    await expect.poll(() => ask(url), { timeout: 60_000 }).toEqual({ status: 'ready' });
    expect(output().split('the records cannot be opened yet')).toHaveLength(2);
    await expect.poll(output).toContain('"msg":"the records are open"');
    await expect.poll(output).toContain('what has been kept long enough is removed');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('while another program holds all of SQLite takes calls without records, and opens them once it is free', async () => {
    const DATABASE_URL = await temporaryDatabase();
    const path = DATABASE_URL.slice('sqlite:'.length);
    mkdirSync(dirname(path), { recursive: true });
    const holder = new DatabaseSync(path);
    holder.exec('pragma journal_mode = wal; pragma locking_mode = exclusive; create table held (one int)');
    const { child, ended, listening, output } = startOwnServer({ env: { DATABASE_URL, DATA_SECRET } });
    const url = await listening();
    expect(await ask(url)).toEqual({ status: 'ready', missing: ['records'] });
    holder.close();
    await expect.poll(() => ask(url), { timeout: 60_000 }).toEqual({ status: 'ready' });
    await expect.poll(output).toContain('"msg":"the records are open"');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('where nobody knows the name of PostgreSQL ends in order while it waits for it', async () => {
    const DATABASE_URL = 'postgres://ivr:a-marked-password@db.invalid/ivr';
    const { child, ended, listening, output } = startOwnServer({
      env: { DATABASE_URL, DATA_SECRET, LOG_LEVEL: 'trace' },
    });
    expect(await ask(await listening())).toEqual({ status: 'ready', missing: ['records'] });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(output()).not.toContain('a-marked-password');
  });

  test('with the name of a database that PostgreSQL does not have says so and ends', async () => {
    const { ended, complaint } = startOwnServer({ env: { DATABASE_URL: postgres.urlOf('none'), DATA_SECRET } });
    expect(await ended).toBe(1);
    expect(complaint()).toMatch(
      /^The records of DATABASE_URL \(127\.0\.0\.1, database none\) cannot be opened: .*does not exist\n$/,
    );
  });

  test('with a wrong password for Redis says so and ends', async () => {
    const redis = await startRedis({ config: ['requirepass right'] });
    onTestFinished(() => redis.stop());
    const wrong = startOwnServer({ env: { REDIS_URL: `redis://:a-marked-password@127.0.0.1:${redis.port}` } });
    const none = startOwnServer({ env: { REDIS_URL: redis.url } });
    expect(await Promise.all([wrong.ended, none.ended])).toEqual([1, 1]);
    for (const { complaint } of [wrong, none]) {
      expect(complaint()).toBe('REDIS_URL (127.0.0.1) refuses the user or the password\n');
    }
  });

  test('before Redis takes calls', async () => {
    const redis = `redis://127.0.0.1:${await findFreePort()}`;
    const { child, ended, listening } = startOwnServer({ env: { REDIS_URL: redis } });
    expect(await ask(await listening())).toEqual({ status: 'ready', missing: ['calls'] });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

test.for([
  ['commands/migrate.ts', []],
  ['commands/cases.ts', ['unlock', '1000000000001']],
  ['commands/audit.ts', ['verify']],
  ['commands/requests.ts', ['list']],
  ['commands/outbox.ts', []],
] as const)('%s %j names a database that it cannot reach, and no password', async ([script, args]) => {
  for (const url of [
    'postgres://ivr:a-marked@password@127.0.0.1:1/ivr',
    'postgres://127.0.0.1:1/ivr?user=ivr&password=a-marked-password',
  ]) {
    const { code, stdout, stderr } = await runScript(script, args, { DATABASE_URL: url, DATA_SECRET });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^DATABASE_URL \(127\.0\.0\.1, database ivr\): .*ECONNREFUSED.*\n$/);
    expect(stderr).not.toMatch(/marked|password/);
  }
});
