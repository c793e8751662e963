import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface SharedBackEnds {
  readonly redisUrl: string;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

interface Services {
  readonly startRedis: () => Promise<{ readonly url: string; stop(): Promise<void> }>;
  readonly startPostgres: () => Promise<{ urlOf(database: string): string; remove(): Promise<void> }>;
}

const services = ['start-redis.ts', 'start-postgres.ts'].map((file) => join(import.meta.dirname, '../services', file));

/** Starts a Redis and a PostgreSQL of this measurement's own; tells what is missing where that cannot be done. */
export async function startSharedBackEnds(): Promise<SharedBackEnds | { readonly missing: string }> {
  const absent = services.filter((file) => !existsSync(file));
  if (absent.length > 0) return { missing: `${absent.join(' and ')} cannot be found` };
  const loaded = await Promise.all(services.map((file) => import(pathToFileURL(file).href)));
  const { startRedis, startPostgres }: Services = Object.assign({}, ...loaded);
  const redis = await startRedis();
  try {
    const postgres = await startPostgres();
    return {
      redisUrl: redis.url,
      databaseUrl: postgres.urlOf('postgres'),
      stop: async () => void (await Promise.all([redis.stop(), postgres.remove()])),
    };
  } catch (error) {
    await redis.stop();
    throw error;
  }
}
