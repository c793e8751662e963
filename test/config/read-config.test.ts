import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { usualRetention } from '../../src/agency/retention.ts';
import { shippedSettings } from '../../src/config/find-settings.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { problemsOf } from '../support/problems-of.ts';

const secret = '0123456789abcdef0123456789abcdef';
const reachable = {
  HOST: '0.0.0.0',
  TWILIO_AUTH_TOKEN: 'token',
  PUBLIC_URL: 'https://ivr.example.org',
  DATA_SECRET: `a:${secret}`,
};

/** What services are called of which nothing is set. */
const variables = { redis: 'REDIS_URL', smtp: 'SMTP_URL', agencyApi: 'AGENCY_API_URL' };

const pem = '-----BEGIN CERTIFICATE-----\nmade up';

test('an empty environment answers on this machine only', () => {
  expect(readConfig({})).toEqual({
    agency: '',
    host: '127.0.0.1',
    port: 3000,
    loopback: true,
    otherAuthTokens: [],
    databaseUrl: 'sqlite:data/ivr.db',
    migrateOnStart: true,
    retention: usualRetention,
    textRates: { 'ten-digit': 1, 'toll-free': 3 },
    sampleAgency: true,
    settings: shippedSettings,
    names: { ...variables, database: 'DATABASE_URL (sqlite:data/ivr.db)' },
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
      TEXT_RATES: 'toll-free=30, ten-digit=0',
      DATA_SECRET: `b:${secret}:with:colons, a:${secret}`,
      LOG_LEVEL: 'silent',
    }),
  ).toEqual({
    agency: '',
    host: '0.0.0.0',
    port: 0,
    loopback: false,
    publicUrl: 'https://ivr.example.org',
    twilioAccountSid: 'AC1',
    twilioAuthToken: 'token',
    otherAuthTokens: [],
    databaseUrl: 'postgresql://ivr:pass%20word@db.example.org:5433/ivr?sslmode=verify-full',
    migrateOnStart: false,
    retention: { ...usualRetention, requests: 30, audit: 3650 },
    textRates: { 'ten-digit': 0, 'toll-free': 30 },
    sampleAgency: false,
    dataSecrets: [
      { id: 'b', secret: `${secret}:with:colons` },
      { id: 'a', secret },
    ],
    settings: shippedSettings,
    names: { ...variables, database: 'DATABASE_URL (db.example.org, database ivr)' },
    logLevel: 'silent',
  });
});

test.for([
  ['https://a.example/', 'https://a.example'],
  ['http://a.example:8080/ivr//', 'http://a.example:8080/ivr'],
] as const)('PUBLIC_URL %s is kept as %s', ([given, kept]) => {
  expect(readConfig({ PUBLIC_URL: given }).publicUrl).toBe(kept);
});

test.for([
  ['https://a.example/ivr', undefined],
  ['HTTPS://A.Example/IVR/', 'HTTPS://A.Example/IVR'],
] as const)('PUBLIC_URL %s is also known as %s', ([given, written]) => {
  expect(readConfig({ PUBLIC_URL: given }).configuredUrl).toBe(written);
});

test('TWILIO_AUTH_TOKEN takes two, of which the first one signs', () => {
  const config = readConfig({ TWILIO_AUTH_TOKEN: 'newer, older' });
  expect([config.twilioAuthToken, config.otherAuthTokens]).toEqual(['newer', ['older']]);
});

describe('a variable that does not fit', () => {
  test.for([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000x'],
    ['PUBLIC_URL', 'a.example'],
    ['PUBLIC_URL', 'ftp://a.example'],
    ['TWILIO_AUTH_TOKEN', 'hunter2,'],
    ['TWILIO_AUTH_TOKEN', 'hunter2, hunter2'],
    ['TWILIO_AUTH_TOKEN', 'hunter2,b,c'],
    ['PUBLIC_URL', 'https://a.example/?x=1'],
    ['PUBLIC_URL', 'https://a.example/#x'],
    ['PUBLIC_URL', 'https://user@a.example'],
    ['DATABASE_URL', 'mysql://user:hunter2@host/ivr'],
    ['DATABASE_URL', 'postgres://user:hunter2@[host/ivr'],
    ['DATABASE_URL', 'postgres:user:hunter2@host/ivr'],
    ['MIGRATE_ON_START', 'yes'],
    ['RETENTION', 'requests: 30'],
    ['TEXT_RATES', 'ten-digit=fast'],
    ['TEXT_RATES', 'short-code=1'],
    ['RETENTION', 'requests=0'],
    ['RETENTION', 'payments=30'],
    ['RETENTION', 'audit=30,'],
    ['RETENTION', 'audit=364'],
    ['RETENTION', 'requests=30,messages=9'],
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
    ['TWILIO_ACCOUNT_SID', '0123456789abcdef'],
    ['SETTINGS_DIR', '/nowhere/settings'],
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

test('an address in brackets is the address', () => {
  const { host, loopback } = readConfig({ HOST: '[::1]' });
  expect({ host, loopback }).toEqual({ host: '::1', loopback: true });
  expect(problemsOf({ HOST: '[::]' })).toContain('HOST is reachable');
});

test.for([
  [{ REDIS_TLS_CA: pem }, '- REDIS_TLS_CA is for Redis over TLS, which REDIS_URL must name with rediss:'],
  [{ REDIS_TLS_CA: pem, REDIS_URL: 'redis://host' }, '- REDIS_TLS_CA is for Redis over TLS'],
  [{ REDIS_TLS_CERT: pem, REDIS_URL: 'rediss://host' }, '- REDIS_TLS_CERT and REDIS_TLS_KEY need each other'],
  [{ REDIS_TLS_KEY: '/etc/key.pem', REDIS_URL: 'rediss://host' }, '- REDIS_TLS_KEY must be a PEM text'],
] as const)('%j is told and not quoted', ([env, told]) => {
  expect(problemsOf(env)).toContain(told);
  expect(problemsOf(env)).not.toMatch(/made up|\/etc/);
});

test('certificates for Redis go with its place', () => {
  const tls = { REDIS_TLS_CERT: pem, REDIS_TLS_KEY: pem, REDIS_TLS_CA: pem };
  expect(readConfig({ REDIS_URL: 'rediss://host', ...tls }).redis).toMatchObject({
    tls: true,
    certificates: { cert: pem, key: pem, ca: pem },
  });
});

describe('a folder of settings', () => {
  test('takes the place of what comes with the code, file by file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    expect(problemsOf({ SETTINGS_DIR: folder })).toContain('- SETTINGS_DIR must be a folder that holds lines.yaml');
    writeFileSync(join(folder, 'lines.yaml'), '[]');
    const lines = join(folder, 'lines.yaml');
    expect(readConfig({ SETTINGS_DIR: folder }).settings).toEqual({ ...shippedSettings, lines });
    mkdirSync(join(folder, 'prompts'));
    const prompts = join(folder, 'prompts');
    expect(readConfig({ SETTINGS_DIR: folder }).settings).toEqual({ lines, prompts });
    mkdirSync(join(folder, 'flows'));
    writeFileSync(join(folder, 'flows/lines.yaml'), '[]');
    expect(readConfig({ SETTINGS_DIR: folder }).settings).toEqual({ lines, prompts });
    rmSync(lines);
    expect(readConfig({ SETTINGS_DIR: folder }).settings).toEqual({ lines: join(folder, 'flows/lines.yaml'), prompts });
  });
});

describe('the processor that charges kept cards', () => {
  const api = { CHARGES_API_URL: 'https://charges.example.org/v1/', CHARGES_API_TOKEN: 'hunter2=' };

  test('is one by our contract, or Stripe', () => {
    expect(readConfig({}).charges).toBeUndefined();
    expect(readConfig(api).charges).toEqual({ by: 'api', url: 'https://charges.example.org/v1', token: 'hunter2=' });
    expect(readConfig({ STRIPE_SECRET_KEY: 'sk_test_hunter2' }).charges).toEqual({
      by: 'stripe',
      secretKey: 'sk_test_hunter2',
    });
  });

  test.for([
    [{ CHARGES_API_URL: 'http://charges.example.org' }, '- CHARGES_API_URL must be https:'],
    [{ CHARGES_API_URL: '' }, '- CHARGES_API_TOKEN is for the processor that CHARGES_API_URL must name'],
    [{ STRIPE_SECRET_KEY: 'sk_test_1' }, '- CHARGES_API_URL and STRIPE_SECRET_KEY exclude each other'],
    [{ STRIPE_SECRET_KEY: 'hunter2' }, '- STRIPE_SECRET_KEY must be a secret or restricted key of Stripe'],
    [
      { AGENCY_API_URL: 'https://a.example', AGENCY_API_TOKEN: 'x' },
      '- CHARGES_API_URL is for records kept here: those of AGENCY_API_URL remind nobody',
    ],
  ] as const)('%j is told and not quoted', ([change, told]) => {
    const read = () => readConfig({ ...api, ...change });
    expect(read).toThrow(told);
    expect(read).not.toThrow('hunter2');
  });
});

describe("an agency's own records", () => {
  const agency = { AGENCY_API_URL: 'https://records.example.org/ivr/v1/', AGENCY_API_TOKEN: 'hunter2=' };
  const tls = { AGENCY_API_TLS_CERT: pem, AGENCY_API_TLS_KEY: pem, AGENCY_API_TLS_CA: pem };

  test('are asked with a token, a certificate, or both, and never mixed with the made-up agency', () => {
    const { agencyApi, sampleAgency } = readConfig(agency);
    expect({ agencyApi, sampleAgency }).toEqual({
      agencyApi: { url: 'https://records.example.org/ivr/v1', token: 'hunter2=', tls: {} },
      sampleAgency: false,
    });
    expect(readConfig({ AGENCY_API_URL: agency.AGENCY_API_URL, ...tls }).agencyApi).toEqual({
      url: 'https://records.example.org/ivr/v1',
      token: undefined,
      tls: { cert: pem, key: pem, ca: pem },
    });
  });

  test.for(['http://127.0.0.1:3100/v1', 'http://localhost:3100', 'http://[::1]:3100'])(
    '%s may do without TLS',
    (url) => {
      expect(readConfig({ ...agency, AGENCY_API_URL: url }).agencyApi?.url).toBe(url);
    },
  );

  test.for([
    [{ AGENCY_API_URL: 'http://records.example.org' }, '- AGENCY_API_URL must be https:'],
    [{ AGENCY_API_URL: 'https://records.example.org?key=1' }, '- AGENCY_API_URL must have no query'],
    [{ AGENCY_API_TOKEN: 'hunter2 hunter2' }, '- AGENCY_API_TOKEN must be a bearer token'],
    [
      { AGENCY_API_TOKEN: '' },
      '- AGENCY_API_URL needs AGENCY_API_TOKEN, or AGENCY_API_TLS_CERT and AGENCY_API_TLS_KEY',
    ],
    [{ AGENCY_API_TLS_CERT: pem }, '- AGENCY_API_TLS_CERT and AGENCY_API_TLS_KEY need each other'],
    [{ AGENCY_API_TLS_CA: '/etc/ca.pem' }, '- AGENCY_API_TLS_CA must be a PEM text; its path goes into'],
    [{ AGENCY_API_URL: '' }, "- AGENCY_API_TOKEN is for the agency's API, which AGENCY_API_URL must name"],
    [{ DATABASE_URL: 'sqlite:data/ivr.db' }, '- DATABASE_URL is for records kept here, and those of AGENCY_API_URL'],
    [{ RETENTION: 'requests=30' }, '- RETENTION is for records kept here'],
    [{ SMTP_URL: 'smtps://a:hunter2@b.example?from=c@d.example' }, '- SMTP_URL is for records kept here'],
  ] as const)('%j is told and not quoted', ([change, told]) => {
    const problems = problemsOf({ ...agency, ...change });
    expect(problems).toContain(told);
    expect(problems.split('\n')).toHaveLength(2);
    expect(problems).not.toMatch(/hunter2|made up|\/etc/);
  });
});

describe('a secret in a file', () => {
  const write = (text: string | Uint8Array) => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'secret');
    writeFileSync(file, text);
    return file;
  };

  test('counts as set, without the space around it', () => {
    const { HOST, PUBLIC_URL } = reachable;
    const files = { TWILIO_AUTH_TOKEN_FILE: write('token\n'), DATA_SECRET_FILE: write(`a:${secret}\n`) };
    expect(readConfig({ HOST, PUBLIC_URL, ...files })).toEqual(readConfig(reachable));
  });

  test('may be any variable, such as an address that is the same for all', () => {
    expect(readConfig({ PUBLIC_URL_FILE: write('https://ivr.example.org/\n') }).publicUrl).toBe(
      'https://ivr.example.org',
    );
  });

  test('is remembered of the token of an agency, which may be another one later', () => {
    const AGENCY_API_TOKEN_FILE = write('hunter2=\n');
    const { agencyApi } = readConfig({ AGENCY_API_URL: 'https://records.example.org', AGENCY_API_TOKEN_FILE });
    expect(agencyApi).toMatchObject({ token: 'hunter2=', tokenFile: AGENCY_API_TOKEN_FILE });
  });

  test('that does not fit is told by the name of the secret, and not quoted', () => {
    expect(problemsOf({ DATA_SECRET_FILE: write('a:hunter2') })).toMatch(/\n {2}- DATA_SECRET must be id:secret/);
    expect(problemsOf({ DATA_SECRET_FILE: write('a:hunter2') })).not.toContain('hunter2');
  });

  test('that is not there, or empty, or set twice, is told', () => {
    const missing = problemsOf({ AGENCY_API_TLS_KEY_FILE: '/nowhere/key.pem' });
    expect(missing).toContain('- AGENCY_API_TLS_KEY_FILE names a file that cannot be read (ENOENT)');
    expect(problemsOf({ DATA_SECRET_FILE: write('\n') })).toContain('- DATA_SECRET_FILE names a file that is empty');
    const inLatin1 = write(Buffer.from('contraseña', 'latin1'));
    expect(problemsOf({ DATA_SECRET_FILE: inLatin1 })).toContain('- DATA_SECRET_FILE names a file that is not UTF-8');
    const twice = problemsOf({ TWILIO_AUTH_TOKEN: 'a', TWILIO_AUTH_TOKEN_FILE: write('b') });
    expect(twice).toContain('- TWILIO_AUTH_TOKEN and TWILIO_AUTH_TOKEN_FILE are both set: unset one');
  });
});
