import type { Cluster, Redis } from 'ioredis';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { QueueStore } from '../../calls/ports/queue-store.ts';
import { connectRedis } from './connect-redis.ts';
import type { RedisPlace } from './read-redis-url.ts';
import { replaceScript } from './redis-scripts.ts';

interface RedisOptions {
  readonly place: RedisPlace;
  /** Texts that only the keys open, each bound to its place. */
  readonly seal: { close(text: string, place: string): string; open(sealed: string, place: string): string };
  readonly log: CallLog;
  readonly lifeMs?: number;
}

interface Scripts {
  replaceText(key: string, before: string, after: string, lifeMs: number): Promise<number>;
}

/** Lines at desks in Redis or Valkey, sealed: for any number of instances. One round trip loads a line, one saves it. */
export function createRedisQueueStore({ place, seal, log, lifeMs = 5 * 60 * 60 * 1000 }: RedisOptions): QueueStore {
  const redis = withScripts(connectRedis(place));
  // Whether Redis can be reached is told by the store of calls.
  redis.on('error', () => {});

  return {
    async load(desk) {
      const version = (await redis.get(keyOf(desk))) ?? '';
      return { line: version === '' ? undefined : open(desk, version), version };
    },
    async save(desk, line, version) {
      const sealed = seal.close(JSON.stringify(line), keyOf(desk));
      return (await redis.replaceText(keyOf(desk), version, sealed, lifeMs)) === 1;
    },
    async close() {
      redis.disconnect();
    },
  };

  /** A line that no key opens begins anew. */
  function open(desk: string, sealed: string): unknown {
    try {
      return JSON.parse(seal.open(sealed, keyOf(desk)));
    } catch (error) {
      log.warn({ err: error }, 'the line at a desk does not open');
      return undefined;
    }
  }
}

/** The braces keep a line on one node of a cluster. */
function keyOf(desk: string): string {
  return `ivr:desk:{${desk}}`;
}

function withScripts(redis: Redis | Cluster): (Redis | Cluster) & Scripts {
  redis.defineCommand('replaceText', { numberOfKeys: 1, lua: replaceScript });
  return redis as (Redis | Cluster) & Scripts;
}
