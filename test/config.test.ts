import { describe, expect, test } from 'vitest';
import { usualRetention } from '../src/cases/retention.ts';
import { ConfigError, readConfig } from '../src/config.ts';

const secret = '0123456789abcdef0123456789abcdef';
const reachable = {
  HOST: '0.0.0.0',
  TWILIO_AUTH_TOKEN: 'token',
  PUBLIC_URL: 'https://ivr.example.org',
  DATA_SECRET: `a:${secret}`,
};

function problemsOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

test('an empty environment answers on this machine only', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    loopback: true,
    databaseUrl: 'sqlite:data/ivr.db',
    migrateOnStart: true,
    retention: usualRetention,
    sampleAgency: true,
    logLevel: 'info',
  });
});

test('an empty variable counts as not set', () => {
  const empty = Object.fromEntries(
    [...Object.keys(reachable), 'PORT', 'REDIS_URL', 'RETENTION', 'LOG_LEVEL'].map((name) => [name, '']),
  );
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test('everything can be set', () => {
  expect(
    readConfig({
      ...reachable,
      PORT: '0',
      TWILIO_ACCOUNT_SID: 'AC1',
      DATABASE_URL: 'postgresql://ivr:pass%20word@db.example.org:5433/ivr?sslmode=verify-full',
      MIGRATE_ON_START: 'false',
      RETENTION: 'requests=30, audit=3650',
      DATA_SECRET: `b:${secret}:with:colons, a:${secret}`,
      LOG_LEVEL: 'silent',
    }),
  ).toEqual({
    host: '0.0.0.0',
    port: 0,
    loopback: false,
    publicUrl: 'https://ivr.example.org',
    twilioAccountSid: 'AC1',
    twilioAuthToken: 'token',
    databaseUrl: 'postgresql://ivr:pass%20word@db.example.org:5433/ivr?sslmode=verify-full',
    migrateOnStart: false,
    retention: { ...usualRetention, requests: 30, audit: 3650 },
    sampleAgency: false,
    dataSecrets: [
      { id: 'b', secret: `${secret}:with:colons` },
      { id: 'a', secret },
    ],
    logLevel: 'silent',
  });
});

test.for([
  ['https://a.example/', 'https://a.example'],
  ['http://a.example:8080/ivr//', 'http://a.example:8080/ivr'],
] as const)('PUBLIC_URL %s is kept as %s', ([given, kept]) => {
  expect(readConfig({ PUBLIC_URL: given }).publicUrl).toBe(kept);
});

describe('a variable that does not fit', () => {
  test.for([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000x'],
    ['PUBLIC_URL', 'a.example'],
    ['PUBLIC_URL', 'ftp://a.example'],
    ['PUBLIC_URL', 'https://a.example/?x=1'],
    ['PUBLIC_URL', 'https://a.example/#x'],
    ['PUBLIC_URL', 'https://user@a.example'],
    ['DATABASE_URL', 'mysql://user:hunter2@host/ivr'],
    ['DATABASE_URL', 'postgres://user:hunter2@[host/ivr'],
    ['DATABASE_URL', 'postgres:user:hunter2@host/ivr'],
    ['MIGRATE_ON_START', 'yes'],
    ['RETENTION', 'requests: 30'],
    ['RETENTION', 'requests=0'],
    ['RETENTION', 'payments=30'],
    ['RETENTION', 'audit=30,'],
    ['DATABASE_URL', 'sqlite:'],
    ['REDIS_URL', 'http://:hunter2@host'],
    ['REDIS_URL', 'redis://:hunter2@one,two'],
    ['REDIS_URL', 'redis://:hunter2@host:99999'],
    ['REDIS_URL', 'redis+sentinel://:hunter2@one,two'],
    ['REDIS_URL', 'redis+cluster://:hunter2@one,two/1'],
    ['REDIS_URL', 'redis://:hunter2%@host'],
    ['DATA_SECRET', secret],
    ['DATA_SECRET', `a:${secret.slice(1)}`],
    ['DATA_SECRET', `a:${secret},`],
    ['DATA_SECRET', `a:${secret},a:${secret}`],
    ['LOG_LEVEL', 'loud'],
  ] as const)('%s=%s is named and not quoted', ([name, value]) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toContain(`- ${name} `);
    expect(problems.split('\n')).toHaveLength(2);
    expect(problems).not.toContain(value === 'sqlite:' ? 'sqlite: ' : value);
    expect(problems).not.toMatch(/hunter2|0123456789/);
  });

  test('is told together with all others', () => {
    const problems = problemsOf({ HOST: '10.0.0.1', PORT: 'x', LOG_LEVEL: 'x', DATA_SECRET: 'x' });
    for (const name of ['PORT', 'LOG_LEVEL', 'DATA_SECRET', 'HOST']) expect(problems).toContain(`- ${name} `);
  });
});

describe('a host', () => {
  test.for(['127.0.0.1', '127.8.9.1', '::1', 'localhost'])('%s is this machine', (HOST) => {
    expect(readConfig({ HOST }).loopback).toBe(true);
  });

  test.for(['0.0.0.0', '::', '10.0.0.1', '127.example.org', 'ivr.local'])('%s needs all three secrets', (HOST) => {
    const problems = problemsOf({ HOST });
    for (const name of ['TWILIO_AUTH_TOKEN', 'PUBLIC_URL', 'DATA_SECRET']) expect(problems).toContain(name);
    expect(readConfig({ ...reachable, HOST }).loopback).toBe(false);
  });

  test.for(['TWILIO_AUTH_TOKEN', 'PUBLIC_URL', 'DATA_SECRET'])('that others reach is refused without %s', (name) => {
    expect(problemsOf({ ...reachable, [name]: '' })).toContain(`not set: ${name}.`);
  });
});

test.for([
  [{}, true],
  [{ DATABASE_URL: 'sqlite:data/ivr.db' }, false],
  [reachable, false],
] as const)('%j: the sample agency fills empty records: %s', ([env, filled]) => {
  expect(readConfig(env).sampleAgency).toBe(filled);
});
