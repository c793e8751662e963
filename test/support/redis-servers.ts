import { afterAll } from 'vitest';
import { readRedisUrl, type RedisPlace } from '../../src/adapters/redis/read-redis-url.ts';

interface Server {
  stop(): Promise<void>;
}

/** Servers that end with the tests of a file: `start(startRedis())` awaits one and gives it back. */
export function useRedisServers() {
  const running: Server[] = [];
  afterAll(async () => void (await Promise.all(running.map((server) => server.stop()))));

  return async <Started extends Server>(starting: Promise<Started>): Promise<Started> => {
    const server = await starting;
    running.push(server);
    return server;
  };
}

export function placeOf(url: string): RedisPlace {
  const place = readRedisUrl(url);
  if (!place) throw new Error(`${url} is no URL of a Redis`);
  return place;
}
