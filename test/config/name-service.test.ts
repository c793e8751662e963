import { expect, test } from 'vitest';
import { isCutShort, nameService } from '../../src/config/name-service.ts';
import { problemsOf } from '../support/problems-of.ts';

test.for([
  ['DATABASE_URL', 'sqlite:data/ivr.db', 'DATABASE_URL (sqlite:data/ivr.db)'],
  [
    'DATABASE_URL',
    'postgres://ivr:s3cret@db.example.org:5433/ivr?sslmode=require',
    'DATABASE_URL (db.example.org, database ivr)',
  ],
  [
    'DATABASE_URL',
    'postgres://db.example.org/ivr?user=ivr&password=s3cret',
    'DATABASE_URL (db.example.org, database ivr)',
  ],
  ['REDIS_URL', 'rediss://ivr:s3cret@cache.example.org:6380/2', 'REDIS_URL (cache.example.org)'],
  ['REDIS_URL', 'redis+sentinel://:s3cret@one:26379,two/calls', 'REDIS_URL (one, two)'],
  ['SMTP_URL', 'smtps://ivr:s3cret@mail.example.org?from=ivr@example.org', 'SMTP_URL (mail.example.org)'],
  ['AGENCY_API_URL', 'https://records.example.org/ivr/v1', 'AGENCY_API_URL (records.example.org)'],
] as const)('%s=%s is called %s', ([variable, url, name]) => {
  expect(nameService(variable, url)).toBe(name);
});

const hostile = [
  's3cret@x',
  's3cret#x',
  's3cret%x',
  's3cret%',
  's3cret?x',
  's3cret/x',
  's3cret:x',
  '12/s3cret',
  '12#s3cret',
  '12?s3cret',
];
const forms = [
  ['DATABASE_URL', (password: string) => `postgres://ivr:${password}@db.example.org/ivr`],
  ['DATABASE_URL', (password: string) => `postgres://db.example.org/ivr?user=ivr&password=${password}`],
  ['REDIS_URL', (password: string) => `redis://ivr:${password}@cache.example.org`],
  ['REDIS_URL', (password: string) => `redis+sentinel://ivr:${password}@cache.example.org/calls`],
  ['REDIS_URL', (password: string) => `redis+sentinel://ivr:${password}@cache.example.org`],
  ['REDIS_URL', (password: string) => `redis+cluster://ivr:${password}@cache.example.org`],
  ['SMTP_URL', (password: string) => `smtps://ivr:${password}@mail.example.org?from=ivr@example.org`],
  ['AGENCY_API_URL', (password: string) => `https://ivr:${password}@records.example.org`],
] as const;
const table = forms.flatMap(([variable, form]) => hostile.map((password) => [variable, form(password)] as const));

test.for(table)('%s=%s gives no sign of its password away', ([variable, url]) => {
  expect(nameService(variable, url)).toMatch(
    /^[A-Z_]+(?: \((?:db|cache|mail|records)\.example\.org(?:, database ivr)?\))?$/,
  );
  expect(problemsOf({ [variable]: url })).not.toMatch(/s3cret|\b12\b/);
});

test.for([
  'postgres://ivr:12#s3cret@db.example.org/ivr',
  'postgres://ivr:12/s3cret@db.example.org/ivr',
  'postgres://ivr:12?s3cret@db.example.org/ivr',
  'postgres://ivr:s3cret%@db.example.org/ivr',
  'postgres://ivr:s3cret#x@db.example.org/ivr',
])('DATABASE_URL=%s is refused with how to write the sign', (url) => {
  expect(isCutShort(url)).toBe(true);
  expect(problemsOf({ DATABASE_URL: url })).toContain('write @ as %40, # as %23, / as %2F, ? as %3F and % as %25');
});
