import { expect, test } from 'vitest';
import { findMisspelt } from '../../src/config/find-misspelt.ts';

test.for([
  ['RETENTON', 'RETENTION'],
  ['DATABSE_URL', 'DATABASE_URL'],
  ['TWILIO_AUTH_TOKNE', 'TWILIO_AUTH_TOKEN'],
  ['DATA_SECRETS', 'DATA_SECRET'],
  ['PUBLIC_URI', 'PUBLIC_URL'],
  ['public_url', 'PUBLIC_URL'],
  ['DATA_SECRET_FLIE', 'DATA_SECRET_FILE'],
] as const)('%s is a slip of %s', ([name, meant]) => {
  expect(findMisspelt({ [name]: 'x' })).toEqual([{ name, meant }]);
});

test('what other programs read is no slip', () => {
  const others = [
    'HOME',
    'HOSTS',
    'HOSTNAME',
    'PORTS',
    'PATH',
    'LOGNAME',
    'REDIS_PORT',
    'DATABASE_HOST',
    'NODE_OPTIONS',
    'SMTP_HOST',
  ];
  expect(findMisspelt(Object.fromEntries(others.map((name) => [name, 'x'])))).toEqual([]);
});
