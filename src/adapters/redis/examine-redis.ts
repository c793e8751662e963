import { Cluster, type Redis } from 'ioredis';
import type { RedisPlace } from './read-redis-url.ts';
import { visitRedis } from './visit-redis.ts';

interface ExaminedServer {
  /** Undefined where this user may not ask. */
  readonly clockMs: number | undefined;
  /** What INFO says, by name; empty where this user may not ask. */
  readonly facts: ReadonlyMap<string, string>;
}

/** Looks at the main servers of a Redis with the rights that calls have. Rejects where none can be reached, or the access is refused. */
export function examineRedis(place: RedisPlace): Promise<ExaminedServer[]> {
  return visitRedis(place, async (redis) => {
    await redis.get('ivr:{check}');
    const servers = redis instanceof Cluster ? redis.nodes('master') : [redis];
    return Promise.all(servers.map(examine));
  });
}

async function examine(server: Redis): Promise<ExaminedServer> {
  const [time, info] = await Promise.all([server.time().catch(() => undefined), server.info().catch(() => '')]);
  const lines = [...info.matchAll(/^(?<name>\w+):(?<value>.*?)\r?$/gm)];
  return {
    clockMs: time && Number(time[0]) * 1000 + Math.floor(Number(time[1]) / 1000),
    facts: new Map(lines.map(({ groups = {} }) => [groups['name'] ?? '', groups['value'] ?? ''])),
  };
}
