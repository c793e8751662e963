import { startPostgres } from '../../rigs/services/start-postgres.ts';
import { startRedis } from '../../rigs/services/start-redis.ts';

export interface SharedBackEnds {
  readonly redisUrl: string;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** Starts a Redis and a PostgreSQL for this measurement, or tells which program is missing. */
export async function startSharedBackEnds(): Promise<SharedBackEnds | { readonly missing: string }> {
  const redis = await startRedis().catch(tellMissing);
  if ('missing' in redis) return redis;
  const postgres = await startPostgres().catch(tellMissing);
  if ('missing' in postgres) {
    await redis.stop();
    return postgres;
  }
  return {
    redisUrl: redis.url,
    databaseUrl: postgres.urlOf('postgres'),
    stop: async () => void (await Promise.all([redis.stop(), postgres.remove()])),
  };
}

function tellMissing(error: unknown): { readonly missing: string } {
  return { missing: error instanceof Error ? error.message : String(error) };
}
