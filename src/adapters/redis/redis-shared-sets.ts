import type { Cluster, Redis } from 'ioredis';
import type { SharedSets } from '../../calls/ports/shared-sets.ts';
import { connectRedis } from './connect-redis.ts';
import type { RedisPlace } from './read-redis-url.ts';
import { addScript } from './redis-scripts.ts';

interface Scripts {
  addMember(key: string, member: string, lifeMs: number): Promise<[added: number, size: number]>;
}

/** Keeps sets in Redis or Valkey: for any number of servers. A member is added in one round trip. */
export function createRedisSharedSets(place: RedisPlace): SharedSets {
  const redis = withScripts(connectRedis(place));
  // The call store logs a lost connection.
  redis.on('error', () => {});

  return {
    async add(set, member, lifeMs) {
      const [added, size] = await redis.addMember(keyOf(set), member, lifeMs);
      return { isNew: added === 1, size };
    },
    async remove(set, member) {
      await redis.srem(keyOf(set), member);
    },
    async close() {
      redis.disconnect();
    },
  };
}

function keyOf(set: string): string {
  return `ivr:set:{${set}}`;
}

function withScripts(redis: Redis | Cluster): (Redis | Cluster) & Scripts {
  redis.defineCommand('addMember', { numberOfKeys: 1, lua: addScript });
  return redis as (Redis | Cluster) & Scripts;
}
