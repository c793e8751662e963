import { Redis } from 'ioredis';
import { startRedis } from '../../../scripts/rigs/services/start-redis.ts';
import { createRedisQueueStore } from '../../../src/adapters/redis/redis-queue-store.ts';
import { testQueueStore } from '../../support/queue-store.contract.ts';
import { placeOf, useRedisServers } from '../../support/redis-servers.ts';
import { startCluster, until } from '../../support/redis-topologies.ts';

const start = useRedisServers();

async function openStore(url: string) {
  const place = placeOf(url);
  const queues = createRedisQueueStore(place);
  await until(() => queues.load('+19165550100').then(() => true));
  return queues;
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

testQueueStore('Redis', async () => {
  const { url } = await start(startRedis());
  return { queues: await openStore(url), pass: (ms) => pass([url], ms) };
});

testQueueStore('a cluster of Redis', async () => {
  const { url, nodes } = await start(startCluster());
  return { queues: await openStore(url), pass: (ms) => pass(nodes, ms) };
});
