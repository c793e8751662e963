import { idleCallMs } from '../../calls/patience.ts';
import type { EndedCalls } from '../../calls/ports/ended-calls.ts';
import { connectRedis } from './connect-redis.ts';
import type { RedisPlace } from './read-redis-url.ts';

/** Remembers which calls are over in Redis or Valkey: for any number of servers, where the records are not in a database of ours. */
export function createRedisEndedCalls(place: RedisPlace): EndedCalls {
  const redis = connectRedis(place);
  // The call store logs a lost connection.
  redis.on('error', () => {});

  return {
    async add(callId) {
      await redis.set(keyOf(callId), '1', 'PX', idleCallMs);
    },
    has: async (callId) => (await redis.exists(keyOf(callId))) === 1,
    async close() {
      redis.disconnect();
    },
  };
}

function keyOf(callId: string): string {
  return `ivr:ended:{${callId}}`;
}
