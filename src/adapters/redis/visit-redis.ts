import type { Cluster, Redis } from 'ioredis';
import { usualPatience } from '../../calls/patience.ts';
import { connectRedis } from './connect-redis.ts';
import type { RedisPlace } from './read-redis-url.ts';

/** What Redis and Valkey answer to a wrong password, to none where one is needed, and to a user without rights. */
const refusal = /WRONGPASS|NOAUTH|NOPERM|ERR invalid password/;

/** Asks something over a connection of its own, which is closed then. Rejects with the first error, or after `storeConnectionMs` without an answer. */
export async function visitRedis<Result>(
  place: RedisPlace,
  visit: (redis: Redis | Cluster) => Promise<Result>,
): Promise<Result> {
  const redis = connectRedis(place);
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error('no answer')), usualPatience.storeConnectionMs);
  redis.once('ready', () => resolve());
  redis.on('error', reject);
  try {
    await ready;
    return await visit(redis);
  } finally {
    clearTimeout(timer);
    redis.disconnect();
  }
}

/** Whether Redis can be reached and refuses user or password. Sentinels and clusters wrap what their servers say. */
export function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const inner = 'lastNodeError' in error ? error.lastNodeError : error.cause;
  return refusal.test(error.message) || isRefused(inner);
}
