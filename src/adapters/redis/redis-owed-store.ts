import type { Cluster, Redis } from 'ioredis';
import { longestDelayMs, type OwedCall, type OwedStore } from '../../calls/ports/owed-store.ts';
import { connectRedis } from './connect-redis.ts';
import type { RedisPlace } from './read-redis-url.ts';
import { keepOwedScript, settleOwedScript, takeOwedScript } from './redis-scripts.ts';

interface Scripts {
  keepOwed(due: string, calls: string, ...values: (string | number)[]): Promise<number>;
  takeOwed(due: string, calls: string, ...values: number[]): Promise<string[]>;
  settleOwed(due: string, calls: string, callId: string): Promise<number>;
}

/** Braces make a hash tag: both keys stay on one node of a cluster. */
const keys = ['ivr:{owed}:due', 'ivr:{owed}:calls'] as const;
/** What could not be done in a month is given up; it was logged each hour. */
const lifeMs = 30 * 86_400_000;
const mostAtOnce = 20;

/** Keeps what callers are owed in Redis or Valkey: for any number of servers. Each step is one round trip. */
export function createRedisOwedStore(place: RedisPlace): OwedStore {
  const redis = withScripts(connectRedis(place));
  // The call store logs a lost connection.
  redis.on('error', () => {});

  return {
    async keep(owed, dueMs) {
      const replaces = owed.text === undefined ? 0 : 1;
      await redis.keepOwed(...keys, owed.callId, dueMs, JSON.stringify(owed), lifeMs, replaces);
    },
    async take(nowMs, againMs) {
      const texts = await redis.takeOwed(...keys, nowMs, nowMs + longestDelayMs, againMs, mostAtOnce);
      return texts.filter((text) => text !== '').map(readOwed);
    },
    async settle(callId) {
      await redis.settleOwed(...keys, callId);
    },
    async close() {
      redis.disconnect();
    },
  };
}

/** What an older version kept names no turn. */
function readOwed(text: string): OwedCall {
  return { turn: 0, ...JSON.parse(text) };
}

function withScripts(redis: Redis | Cluster): (Redis | Cluster) & Scripts {
  redis.defineCommand('keepOwed', { numberOfKeys: keys.length, lua: keepOwedScript });
  redis.defineCommand('takeOwed', { numberOfKeys: keys.length, lua: takeOwedScript });
  redis.defineCommand('settleOwed', { numberOfKeys: keys.length, lua: settleOwedScript });
  return redis as (Redis | Cluster) & Scripts;
}
