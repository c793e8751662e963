import type { Cluster, Redis } from 'ioredis';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { callLifeMs, type CallStore, endedCallLifeMs } from '../../calls/ports/call-store.ts';
import { createWriteWatch } from '../../calls/ports/write-watch.ts';
import { connectRedis } from './connect-redis.ts';
import type { RedisPlace } from './read-redis-url.ts';
import { endScript, saveScript } from './redis-scripts.ts';

interface RedisOptions {
  readonly place: RedisPlace;
  readonly log: CallLog;
}

interface Scripts {
  saveCall(key: string, ...values: (string | number)[]): Promise<number>;
  endCall(key: string, lifeMs: number): Promise<number>;
}

const kept = /^(?<turn>\d+)(?<over>x?)\.(?<text>.*)$/;

/** Keeps calls in Redis or Valkey: for any number of servers. A load or a save is one round trip. */
export function createRedisCallStore(options: RedisOptions): CallStore {
  const { place, log } = options;
  const redis = withScripts(connectRedis(place));
  logFaults(redis, log);
  const { watch, isFailing } = createWriteWatch(isNoAnswer);

  return {
    async load(callId) {
      const { turn, text, over } = kept.exec((await redis.get(keyOf(callId))) ?? '')?.groups ?? {};
      if (turn === undefined || text === undefined) return undefined;
      return { turn: Number(turn), text, ...(over === 'x' && { over: true }) };
    },
    async save(callId, { turn, text }, expectedTurn) {
      const values = [expectedTurn, turn, text, callLifeMs, endedCallLifeMs];
      return (await watch(redis.saveCall(keyOf(callId), ...values))) === 1;
    },
    async end(callId) {
      await redis.endCall(keyOf(callId), endedCallLifeMs);
    },
    async check() {
      await redis.get(keyOf('check'));
      if (isFailing()) await watch(redis.set(keyOf('check'), '', 'PX', endedCallLifeMs)).catch(() => {});
    },
    failing: () => (isFailing() ? ['calls: writes'] : []),
    async close() {
      redis.disconnect();
    },
  };
}

/** Braces make a hash tag: the keys of a call stay on one node of a cluster. */
function keyOf(callId: string): string {
  return `ivr:{${callId}}`;
}

function withScripts(redis: Redis | Cluster): (Redis | Cluster) & Scripts {
  redis.defineCommand('saveCall', { numberOfKeys: 1, lua: saveScript });
  redis.defineCommand('endCall', { numberOfKeys: 1, lua: endScript });
  return redis as (Redis | Cluster) & Scripts;
}

/** A Redis that is full or only read answers so. */
function isNoAnswer(error: unknown): boolean {
  return !(error instanceof Error && error.name === 'ReplyError');
}

/** Logs when the connection is lost and when it is back, not each attempt. */
function logFaults(redis: Redis | Cluster, log: CallLog): void {
  let lost = false;
  redis.on('error', (error: unknown) => {
    if (!lost) log.warn({ err: error }, 'call store: Redis cannot be reached; retrying');
    lost = true;
  });
  redis.on('ready', () => {
    if (lost) log.info({}, 'call store: Redis is back');
    lost = false;
  });
}
