import { createMemoryCallStore } from '../adapters/memory/call-store.ts';
import type { CallSeal } from '../calls/call-seal.ts';
import type { CallLog } from '../calls/log.ts';
import type { Config } from '../config.ts';

/** Calls in progress; `own` where they end with this process. Only where there is a Redis is the library loaded. */
export async function openCalls({ redis: place }: Config, parts: { readonly seal: CallSeal; readonly log: CallLog }) {
  if (place === undefined) {
    const calls = createMemoryCallStore();
    return { calls, own: calls };
  }
  const { createRedisCallStore } = await import('../adapters/redis/create-redis-call-store.ts');
  return { calls: createRedisCallStore({ place, ...parts }) };
}
