import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Postgres, startPostgres } from '../../../scripts/rigs/services/start-postgres.ts';
import { startRedis } from '../../../scripts/rigs/services/start-redis.ts';
import { judgeClock } from '../../../scripts/commands/support/checks/finding.ts';
import { checkDescriptors } from '../../../scripts/commands/support/checks/check-descriptors.ts';
import { openMailServer } from '../../support/mail-server.ts';
import { runScript } from '../../support/run-script.ts';
import { makeFolder } from '../../support/wording-fixture.ts';
import { createLastGood } from '../../../src/yaml/last-good.ts';
import { loadSource } from '../../../src/yaml/source.ts';
import { oldKey, temporaryDatabase } from '../../support/sqlite-records.ts';

const DATA_SECRET = `${oldKey.id}:${oldKey.secret}`;
const reachable = {
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://ivr.example.org',
  TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
  DATA_SECRET,
};
const nowhere = '127.0.0.1:1';

const check = (env: NodeJS.ProcessEnv, ...args: string[]) => runScript('commands/check-config.ts', args, env);

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 180_000);
afterAll(() => postgres.remove());

test('connects to everything, proves the secrets, and finds all of it right', async () => {
  const redis = await startRedis({ config: ['appendonly yes', 'maxmemory-policy noeviction'] });
  onTestFinished(() => redis.stop());
  const mail = await openMailServer({ hideSTARTTLS: true });
  const DATABASE_URL = postgres.urlOf('postgres');
  expect(await runScript('commands/migrate.ts', [], { DATABASE_URL, DATA_SECRET })).toMatchObject({ code: 0 });
  const SMTP_URL = `smtp://127.0.0.1:${mail.port}?from=ivr@example.org`;
  const { code, stdout, stderr } = await check(
    { ...reachable, DATABASE_URL, REDIS_URL: redis.url, SMTP_URL },
    '--strict',
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
    'ok     environment',
    'ok     descriptors',
    'ok     lines',
    'ok     wording',
    'ok     DATABASE_URL (127.0.0.1, database postgres)',
    'ok     secrets',
    'ok     tables',
    'ok     recordings',
    'ok     REDIS_URL (127.0.0.1)',
    'ok     REDIS_URL (127.0.0.1)',
    'ok     SMTP_URL (127.0.0.1)',
  ]);
  expect(mail.received).toEqual([]);
});

test('a Redis that keeps nothing on disk is told with what is lost when it comes back empty', async () => {
  const redis = await startRedis({ config: ['maxmemory-policy noeviction'] });
  onTestFinished(() => redis.stop());
  const { stdout } = await check({ ...reachable, DATABASE_URL: await temporaryDatabase(), REDIS_URL: redis.url });
  expect(stdout).toContain('neither queues nor what callers left while the records were away outlast its restart');
});

test('files with mistakes are stale where a server has a good copy, and wrong where it has none', async () => {
  const settings = makeFolder();
  const lines = join(settings, 'lines.yaml');
  cpSync('flows/lines.yaml', lines);
  const cwd = makeFolder();
  const env = { SETTINGS_DIR: settings };
  const look = async (...args: string[]) => {
    const { code, stdout } = await runScript('commands/check-config.ts', args, env, cwd);
    return { code, lines: /^.*lines: .*$/m.exec(stdout)?.[0] };
  };
  const keep = createLastGood(join(cwd, 'data/last-good'), 'lines', lines);
  keep.keep([loadSource(lines)]);
  writeFileSync(lines, readFileSync(lines, 'utf8').replace('monday', 'mondey'));
  const mistake = `${lines}:10:17 "mondey" is not known here. Did you mean "monday"?; 1 in all: npm run check:lines tells each`;
  expect(await look()).toEqual({ code: 0, lines: `stale  lines: a server starts with the last good copy. ${mistake}` });
  expect((await look('--strict')).code).toBe(1);
  rmSync(join(cwd, 'data'), { recursive: true });
  expect(await look()).toEqual({ code: 1, lines: `wrong  lines: ${mistake}` });
});

test('what cannot be reached is away, and fails the check where it is strict', async () => {
  const env = {
    ...reachable,
    DATABASE_URL: `postgres://ivr:a-marked-password@${nowhere}/ivr`,
    REDIS_URL: `redis://:a-marked-password@${nowhere}`,
    SMTP_URL: `smtp://ivr:a-marked-password@${nowhere}?from=ivr@example.org`,
  };
  const [loose, strict] = await Promise.all([check(env), check(env, '--strict')]);
  expect([loose.code, strict.code]).toEqual([0, 1]);
  expect(loose.stdout.match(/^away .*$/gm)).toEqual([
    expect.stringMatching(/^away {3}DATABASE_URL \(127\.0\.0\.1, database ivr\): .*ECONNREFUSED/),
    expect.stringMatching(/^away {3}REDIS_URL \(127\.0\.0\.1\): (.*ECONNREFUSED|no answer)/),
    expect.stringMatching(/^away {3}SMTP_URL \(127\.0\.0\.1\): \w+$/),
  ]);
  expect(loose.stdout + loose.stderr).not.toContain('marked');
});

test('an agency that does not answer is away', async () => {
  const { code, stdout } = await check({ AGENCY_API_URL: `http://${nowhere}/v1`, AGENCY_API_TOKEN: 'a-marked-token' });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^away {3}AGENCY_API_URL \(127\.0\.0\.1\): \/health was not answered/m);
  expect(stdout).not.toContain('marked');
});

describe('is told with what to do:', () => {
  async function wrongOf(env: NodeJS.ProcessEnv): Promise<string[]> {
    const { code, stdout } = await check(env);
    expect(code).toBe(1);
    return stdout.match(/(?<=^wrong {2}).*$/gm) ?? [];
  }

  test('settings that start and cannot work', async () => {
    const env = { ...reachable, PUBLIC_URL: 'http://localhost', TWILIO_AUTH_TOKEN: 'x', RETENTON: 'audit=1' };
    const url = await temporaryDatabase();
    expect(await wrongOf({ ...env, DATABASE_URL: url })).toEqual([
      'environment: RETENTON is read by nobody: did you mean RETENTION?',
      'environment: TWILIO_AUTH_TOKEN is no auth token of the carrier: those have 32 digits from 0 to f',
      expect.stringContaining('environment: PUBLIC_URL leads to this machine only'),
    ]);
  });

  test('a host that the carrier tells no status', async () => {
    const env = { ...reachable, PUBLIC_URL: 'https://our_ivr.example.org', DATABASE_URL: await temporaryDatabase() };
    expect(await wrongOf(env)).toEqual([expect.stringContaining('PUBLIC_URL has an underscore in its host')]);
  });

  test('an environment with which nothing starts', async () => {
    expect(await wrongOf({ PORT: 'x', TWILIO_ACCOUNT_SID: 'x' })).toEqual([
      'environment: PORT must be a number from 0 to 65535',
      expect.stringContaining('environment: TWILIO_ACCOUNT_SID must be the SID'),
    ]);
  });

  test('a secret under the name of another', async () => {
    const DATABASE_URL = await temporaryDatabase();
    expect((await runScript('commands/requests.ts', ['list'], { DATABASE_URL, DATA_SECRET })).code).toBe(0);
    const wrong = `${oldKey.id}:${oldKey.secret.toUpperCase()}!`;
    const [told, ...more] = await wrongOf({ DATABASE_URL, DATA_SECRET: wrong });
    expect(told).toMatch(/^DATABASE_URL \(sqlite:.*\): .*Put the right one back into DATA_SECRET/);
    expect(more).toEqual([]);
  });

  test('a database that is not there, and tables that a start may not change', async () => {
    const env = { DATA_SECRET, MIGRATE_ON_START: 'false' };
    expect(await wrongOf({ ...env, DATABASE_URL: postgres.urlOf('none') })).toEqual([
      'DATABASE_URL (127.0.0.1, database none): database "none" does not exist',
    ]);
    expect(await wrongOf({ ...env, DATABASE_URL: postgres.urlOf('template1') })).toEqual([
      expect.stringMatching(/^tables: lack \d+ changes: run npm run migrate$/),
    ]);
  });

  test('a Redis that drops calls, and one that refuses', async () => {
    const redis = await startRedis({ config: ['requirepass right', 'maxmemory-policy allkeys-lru'] });
    onTestFinished(() => redis.stop());
    const at = `127.0.0.1:${redis.port}`;
    const DATABASE_URL = await temporaryDatabase();
    expect(await wrongOf({ DATABASE_URL, REDIS_URL: `redis://:right@${at}` })).toEqual([
      'REDIS_URL (127.0.0.1): drops calls when it is full (allkeys-lru): set maxmemory-policy noeviction',
    ]);
    expect(await wrongOf({ DATABASE_URL, REDIS_URL: `redis://:wrong@${at}` })).toEqual([
      'REDIS_URL (127.0.0.1): refuses the user or the password, or gives them too few rights',
    ]);
  });

  test('a mail server that refuses the password', async () => {
    const { port } = await openMailServer({
      hideSTARTTLS: true,
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, answer) => answer(new Error('no')),
    });
    const SMTP_URL = `smtp://ivr:a-marked-password@127.0.0.1:${port}?from=ivr@example.org`;
    expect(await wrongOf({ DATABASE_URL: await temporaryDatabase(), SMTP_URL })).toEqual([
      'SMTP_URL (127.0.0.1): refuses the user or the password',
    ]);
  });

  test('clocks that differ, and too few descriptors', () => {
    expect(judgeClock('x', 1_000_000, 1_000_000 - 29_000).state).toBe('ok');
    expect(judgeClock('x', 1_000_000, 1_000_000 + 31_000)).toMatchObject({
      state: 'wrong',
      told: expect.stringContaining('31 s'),
    });
    expect([256, 1300, 100_000].map((limit) => checkDescriptors(limit).state)).toEqual(['wrong', 'ok', 'ok']);
  });
});
