import type { Cluster, Redis } from 'ioredis';
import type { CallSeal } from '../../calls/kept/call-seal.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { CallStore } from '../../calls/ports/call-store.ts';
import { connectRedis } from './connect-redis.ts';
import type { RedisPlace } from './read-redis-url.ts';
import { endScript, saveScript } from './redis-scripts.ts';

interface RedisOptions {
  readonly place: RedisPlace;
  readonly seal: CallSeal;
  readonly log: CallLog;
  readonly lifeMs?: number;
  readonly lifeAfterEndMs?: number;
}

interface Scripts {
  saveCall(key: string, ...values: (string | number)[]): Promise<number>;
  endCall(key: string, lifeMs: number): Promise<number>;
}

const kept = /^(?<turn>\d+)x?\.(?<sealed>.*)$/;

/** Calls in Redis or Valkey, sealed: for any number of instances. One round trip loads a call, one saves it. */
export function createRedisCallStore(options: RedisOptions): CallStore {
  const { place, seal, log, lifeMs = 4 * 60 * 60 * 1000, lifeAfterEndMs = 120_000 } = options;
  const redis = withScripts(connectRedis(place));
  logFaults(redis, log);

  return {
    async load(callId) {
      const { turn, sealed } = kept.exec((await redis.get(keyOf(callId))) ?? '')?.groups ?? {};
      return turn === undefined || sealed === undefined ? undefined : open(callId, Number(turn), sealed);
    },
    async save(callId, call, expectedTurn) {
      const text = seal.close(callId, call);
      return (await redis.saveCall(keyOf(callId), expectedTurn, call.turn, text, lifeMs, lifeAfterEndMs)) === 1;
    },
    async end(callId) {
      await redis.endCall(keyOf(callId), lifeAfterEndMs);
    },
    async check() {
      await redis.get(keyOf('check'));
    },
    async close() {
      redis.disconnect();
    },
  };

  /** Of a call that no key opens only the turn is left. */
  function open(callId: string, turn: number, sealed: string): unknown {
    try {
      return seal.open(callId, sealed);
    } catch (error) {
      log.warn({ err: error, call: callId, turn }, 'a kept call does not open');
      return { turn };
    }
  }
}

/** The braces keep a call on one node of a cluster. */
function keyOf(callId: string): string {
  return `ivr:{${callId}}`;
}

function withScripts(redis: Redis | Cluster): (Redis | Cluster) & Scripts {
  redis.defineCommand('saveCall', { numberOfKeys: 1, lua: saveScript });
  redis.defineCommand('endCall', { numberOfKeys: 1, lua: endScript });
  return redis as (Redis | Cluster) & Scripts;
}

/** Tells when the connection is lost and when it is back, not each time that it is tried. */
function logFaults(redis: Redis | Cluster, log: CallLog): void {
  let lost = false;
  redis.on('error', (error: unknown) => {
    if (!lost) log.warn({ err: error }, 'the store of calls cannot be reached; it is tried again and again');
    lost = true;
  });
  redis.on('ready', () => {
    if (lost) log.info({}, 'the store of calls is back');
    lost = false;
  });
}
