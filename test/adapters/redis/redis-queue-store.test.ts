import { Redis } from 'ioredis';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../../scripts/rigs/services/start-redis.ts';
import { createRedisQueueStore } from '../../../src/adapters/redis/redis-queue-store.ts';
import { readRedisUrl } from '../../../src/adapters/redis/read-redis-url.ts';
import type { KeyRing } from '../../../src/secrets/key-ring.ts';
import { createSeal } from '../../../src/secrets/seal.ts';
import { testDeskStore } from '../../support/queue-store.contract.ts';
import { startCluster, until } from '../../support/redis-topologies.ts';
import { newKey, oldKey } from '../../support/sqlite-records.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const running: { stop: () => Promise<void> }[] = [];
afterAll(async () => void (await Promise.all(running.map((server) => server.stop()))));

async function start<Server extends { stop: () => Promise<void> }>(starting: Promise<Server>): Promise<Server> {
  const server = await starting;
  running.push(server);
  return server;
}

async function openStore(url: string, keys: KeyRing = [newKey]) {
  const place = readRedisUrl(url);
  if (!place) throw new Error(`${url} is no URL of a Redis`);
  const desks = createRedisQueueStore({ place, seal: createSeal(keys, 'desk'), log: silent });
  await until(() => desks.load('+19165550100').then(() => true));
  return desks;
}

async function pass(urls: readonly string[], ms: number): Promise<void> {
  for (const url of urls) {
    const redis = new Redis(url);
    for (const key of await redis.keys('*')) {
      const left = await redis.pttl(key);
      await (left > ms ? redis.pexpire(key, left - ms) : redis.del(key));
    }
    redis.disconnect();
  }
}

testDeskStore('Redis', async () => {
  const { url } = await start(startRedis());
  return { desks: await openStore(url), pass: (ms) => pass([url], ms) };
});

testDeskStore('a cluster of Redis', async () => {
  const { url, nodes } = await start(startCluster());
  return { desks: await openStore(url), pass: (ms) => pass(nodes, ms) };
});

test('a line is sealed, bound to its desk, and begins anew where no key opens it', async () => {
  const { url } = await start(startRedis());
  const desks = await openStore(url, [oldKey]);
  const redis = new Redis(url);
  const later = await openStore(url);
  onTestFinished(async () => {
    redis.disconnect();
    await Promise.all([desks.close(), later.close()]);
  });
  await desks.save('+19165550100', { marked: '+13215550187' }, '');
  const kept = (await redis.get('ivr:desk:{+19165550100}')) ?? '';
  expect(kept).toMatch(/^old\./);
  expect(Buffer.from(kept.slice(4), 'base64url').toString('latin1')).not.toMatch(/marked|3215550187/);
  await redis.set('ivr:desk:{+19165550199}', kept);
  expect((await desks.load('+19165550199')).line).toBeUndefined();
  const { line, version } = await later.load('+19165550100');
  expect(line).toBeUndefined();
  expect(await later.save('+19165550100', {}, version)).toBe(true);
});
