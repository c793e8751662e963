import { expect, test } from 'vitest';
import { readRedisUrl } from '../../../src/adapters/redis/read-redis-url.ts';

test.for([
  ['redis://host', { kind: 'single', tls: false, node: { host: 'host', port: 6379 }, db: 0 }],
  [
    'rediss://ivr:p%40ss@10.0.0.1:6380/2',
    { kind: 'single', tls: true, username: 'ivr', password: 'p@ss', node: { host: '10.0.0.1', port: 6380 }, db: 2 },
  ],
  ['redis://[::1]:7000/', { kind: 'single', tls: false, node: { host: '::1', port: 7000 }, db: 0 }],
  [
    'redis+sentinel://:secret@one,two:26380/calls/3',
    {
      kind: 'sentinel',
      tls: false,
      password: 'secret',
      nodes: [
        { host: 'one', port: 26_379 },
        { host: 'two', port: 26_380 },
      ],
      master: 'calls',
      db: 3,
    },
  ],
  [
    'rediss+cluster://one:7000,two:7001',
    {
      kind: 'cluster',
      tls: true,
      nodes: [
        { host: 'one', port: 7000 },
        { host: 'two', port: 7001 },
      ],
    },
  ],
] as const)('%s', ([url, place]) => {
  expect(readRedisUrl(url)).toEqual(place);
});

test.for([
  '',
  'host:6379',
  'valkey://host',
  'redis://',
  'redis://one,two',
  'redis://host/x',
  'redis://host/1/2',
  'redis://host:0',
  'redis://host:65536',
  'redis+sentinel://one',
  'redis+cluster://one/1',
  'redis://user%@host',
  'redis://:a%zz@host',
])('"%s" is no URL of a Redis', (url) => {
  expect(readRedisUrl(url)).toBeUndefined();
});
