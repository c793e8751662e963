import type { Cluster, Redis } from 'ioredis';
import { queueLifeMs, type QueueStore } from '../../calls/ports/queue-store.ts';
import { connectRedis } from './connect-redis.ts';
import type { RedisPlace } from './read-redis-url.ts';
import { replaceScript } from './redis-scripts.ts';

interface Scripts {
  replaceText(key: string, before: string, after: string, lifeMs: number): Promise<number>;
}

/** Keeps queues in Redis or Valkey: for any number of servers. A load or a save is one round trip. */
export function createRedisQueueStore(place: RedisPlace): QueueStore {
  const redis = withScripts(connectRedis(place));
  // The call store logs a lost connection.
  redis.on('error', () => {});

  return {
    load: async (desk) => (await redis.get(keyOf(desk))) ?? '',
    save: async (desk, text, before) => (await redis.replaceText(keyOf(desk), before, text, queueLifeMs)) === 1,
    async close() {
      redis.disconnect();
    },
  };
}

/** Braces make a hash tag: the keys of a queue stay on one node of a cluster. */
function keyOf(desk: string): string {
  return `ivr:desk:{${desk}}`;
}

function withScripts(redis: Redis | Cluster): (Redis | Cluster) & Scripts {
  redis.defineCommand('replaceText', { numberOfKeys: 1, lua: replaceScript });
  return redis as (Redis | Cluster) & Scripts;
}
