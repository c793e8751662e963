import { afterAll } from 'vitest';
import { startRedis } from '../../../scripts/rigs/services/start-redis.ts';
import { createRedisOwedStore } from '../../../src/adapters/redis/redis-owed-store.ts';
import { readRedisUrl } from '../../../src/adapters/redis/read-redis-url.ts';
import { testOwedStore } from '../../support/owed-store.contract.ts';
import { startCluster, startSentinel, until } from '../../support/redis-topologies.ts';

const running: { stop: () => Promise<void> }[] = [];
afterAll(async () => void (await Promise.all(running.map((server) => server.stop()))));

async function start<Server extends { stop: () => Promise<void> }>(starting: Promise<Server>): Promise<Server> {
  const server = await starting;
  running.push(server);
  return server;
}

async function openStores(url: string) {
  const place = readRedisUrl(url);
  if (!place) throw new Error(`${url} is no URL of a Redis`);
  const stores = [createRedisOwedStore(place), createRedisOwedStore(place)] as const;
  for (const store of stores) await until(() => store.settle('CA0').then(() => true));
  return { stores, close: async () => void (await Promise.all(stores.map((store) => store.close()))) };
}

testOwedStore('Redis', async () => openStores((await start(startRedis())).url));

testOwedStore('a Redis behind Sentinels', async () => openStores((await start(startSentinel())).url));

testOwedStore('a cluster of Redis', async () => openStores((await start(startCluster())).url));
