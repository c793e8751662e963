import { describe, expect, test } from 'vitest';
import { findMisspelt } from '../../src/config/find-misspelt.ts';
import { ConfigError } from '../../src/config/read-config.ts';
import { readConfigs } from '../../src/config/read-configs.ts';

const two = ['california', 'lake-county'];
const secret = (id: string) => `${id}:${'s'.repeat(32)}`;

function problemsOf(agencies: readonly string[], env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfigs(agencies, env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

describe('a single agency', () => {
  test('has the usual variables, with a name and without', () => {
    const env = { DATABASE_URL: 'sqlite:elsewhere.db' };
    for (const agency of ['', 'california'])
      expect(readConfigs([agency], env).get(agency)).toMatchObject({ agency: '', databaseUrl: 'sqlite:elsewhere.db' });
  });

  test('is told where its name stands behind a variable', () => {
    expect(problemsOf(['california'], { DATABASE_URL_CALIFORNIA: 'sqlite:own.db' })).toEqual([
      'DATABASE_URL_CALIFORNIA names the only agency: write DATABASE_URL',
    ]);
  });
});

describe('several agencies', () => {
  test('have records of their own, made up where none are named', () => {
    const configs = readConfigs(two, { DATABASE_URL_CALIFORNIA: 'postgres://ivr@db.example.org/ivr' });
    expect(configs.get('california')).toMatchObject({
      agency: 'california',
      databaseUrl: 'postgres://ivr@db.example.org/ivr',
      sampleAgency: false,
      names: { database: 'DATABASE_URL_CALIFORNIA (db.example.org, database ivr)' },
    });
    expect(configs.get('lake-county')).toMatchObject({
      agency: 'lake-county',
      databaseUrl: 'sqlite:data/lake-county.db',
      sampleAgency: true,
      names: { database: 'DATABASE_URL_LAKE_COUNTY (sqlite:data/lake-county.db)' },
    });
  });

  test('have secrets, mail and retention of their own, and none of the others', () => {
    const configs = readConfigs(two, {
      DATA_SECRET_CALIFORNIA: secret('c'),
      RETENTION_LAKE_COUNTY: 'requests=31',
      SMTP_URL_LAKE_COUNTY: 'smtps://mail.example.org?from=ivr@example.org',
    });
    expect(configs.get('california')?.dataSecrets).toEqual([{ id: 'c', secret: 's'.repeat(32) }]);
    expect(configs.get('california')?.smtpUrl).toBeUndefined();
    expect(configs.get('lake-county')?.dataSecrets).toBeUndefined();
    expect(configs.get('lake-county')?.retention.requests).toBe(31);
    expect(configs.get('california')?.retention.requests).toBe(90);
  });

  test('share what is not of an agency', () => {
    const configs = readConfigs(two, { PORT: '4000', REDIS_URL: 'redis://127.0.0.1:6379' });
    for (const config of configs.values()) expect(config).toMatchObject({ port: 4000, redis: { kind: 'single' } });
  });

  test('are each told what is wrong with their own variables, by their own names', () => {
    const env = { DATABASE_URL_LAKE_COUNTY: 'mysql://nowhere', DATA_SECRET_CALIFORNIA_FILE: '/nowhere/secret' };
    expect(problemsOf(two, env)).toEqual([
      expect.stringMatching(/^DATA_SECRET_CALIFORNIA_FILE names a file that cannot be read/),
      expect.stringMatching(/^DATABASE_URL_LAKE_COUNTY must be sqlite:PATH/),
    ]);
  });

  test('that others can reach need a secret each', () => {
    const env = {
      HOST: '0.0.0.0',
      TWILIO_AUTH_TOKEN: 'token',
      PUBLIC_URL: 'https://ivr.example.org',
      DATA_SECRET_CALIFORNIA: secret('c'),
    };
    expect(problemsOf(two, env)).toEqual([expect.stringContaining('not set: DATA_SECRET_LAKE_COUNTY.')]);
  });

  test('a variable that does not say whose records it names is refused', () => {
    expect(problemsOf(two, { DATABASE_URL: 'sqlite:own.db', DATA_SECRET_FILE: '/run/secrets/data' })).toEqual([
      'DATABASE_URL does not say for which agency: write DATABASE_URL_CALIFORNIA or DATABASE_URL_LAKE_COUNTY',
      'DATA_SECRET_FILE does not say for which agency: write DATA_SECRET_CALIFORNIA_FILE or DATA_SECRET_LAKE_COUNTY_FILE',
    ]);
  });

  test('records that two would share are refused', () => {
    const url = 'postgres://ivr@db.example.org/ivr';
    const env = { DATABASE_URL_CALIFORNIA: url, DATABASE_URL_LAKE_COUNTY: url };
    expect(problemsOf(two, env)).toEqual([
      'DATABASE_URL_CALIFORNIA (db.example.org, database ivr) and DATABASE_URL_LAKE_COUNTY (db.example.org, database ivr) are the same: each agency has records of its own',
    ]);
  });

  test('a slip in the name of an agency is found', () => {
    const env = { DATABASE_URL_LAKE_CONTY: 'sqlite:own.db' };
    expect(findMisspelt(env, two)).toEqual([{ name: 'DATABASE_URL_LAKE_CONTY', meant: 'DATABASE_URL_LAKE_COUNTY' }]);
  });
});
