import { startRedis } from '../../../scripts/rigs/services/start-redis.ts';
import { createRedisOwedStore } from '../../../src/adapters/redis/redis-owed-store.ts';
import { testOwedStore } from '../../support/owed-store.contract.ts';
import { placeOf, useRedisServers } from '../../support/redis-servers.ts';
import { startCluster, startSentinel, until } from '../../support/redis-topologies.ts';

const start = useRedisServers();

async function openStores(url: string) {
  const place = placeOf(url);
  const stores = [createRedisOwedStore(place), createRedisOwedStore(place)] as const;
  for (const store of stores) await until(() => store.settle('CA0').then(() => true));
  return { stores, close: async () => void (await Promise.all(stores.map((store) => store.close()))) };
}

testOwedStore('Redis', async () => openStores((await start(startRedis())).url));

testOwedStore('a Redis behind Sentinels', async () => openStores((await start(startSentinel())).url));

testOwedStore('a cluster of Redis', async () => openStores((await start(startCluster())).url));
