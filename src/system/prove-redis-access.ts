import type { Config } from '../config/read-config.ts';

/** Rejects where Redis refuses the user or the password of REDIS_URL. One that cannot be reached is done without, and tried again. */
export async function proveRedisAccess({ redis: place, names }: Pick<Config, 'redis' | 'names'>): Promise<void> {
  if (place === undefined) return;
  const { isRefused, visitRedis } = await import('../adapters/redis/visit-redis.ts');
  try {
    await visitRedis(place, (redis) => redis.get('ivr:{check}'));
  } catch (cause) {
    if (isRefused(cause)) throw new Error(`${names.redis} refuses the user or the password`, { cause });
  }
}
