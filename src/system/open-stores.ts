import { createMemoryCallStore } from '../adapters/memory/memory-call-store.ts';
import { createMemoryQueueStore } from '../adapters/memory/memory-queue-store.ts';
import { createMemorySharedSets } from '../adapters/memory/memory-shared-sets.ts';
import type { CallSeal } from '../calls/kept/call-seal.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { SharedSets } from '../calls/ports/shared-sets.ts';
import type { Config } from '../config/read-config.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import { createSeal } from '../secrets/seal.ts';

interface Parts {
  readonly seal: CallSeal;
  readonly keys: KeyRing;
  readonly log: CallLog;
}

/**
 * Calls in progress, `own` where they end with this process, the lines at the desks, and what is remembered beside them. Only where there
 * is a Redis is the library loaded.
 */
export async function openStores({ redis: place }: Config, { seal, keys, log }: Parts) {
  const ownSets = createMemorySharedSets();
  if (place === undefined) {
    const calls = createMemoryCallStore();
    return { calls, own: calls, desks: createMemoryQueueStore(), sets: ownSets };
  }
  const { createRedisCallStore } = await import('../adapters/redis/redis-call-store.ts');
  const { createRedisQueueStore: createRedisDeskStore } = await import('../adapters/redis/redis-queue-store.ts');
  const { createRedisSharedSets } = await import('../adapters/redis/redis-shared-sets.ts');
  return {
    calls: createRedisCallStore({ place, seal, log }),
    desks: createRedisDeskStore({ place, seal: createSeal(keys, 'desk'), log }),
    sets: orElse(createRedisSharedSets(place), ownSets),
  };
}

/** What cannot be remembered together is remembered here. */
function orElse(shared: SharedSets, own: SharedSets): SharedSets {
  return {
    add: (...member) => shared.add(...member).catch(() => own.add(...member)),
    close: () => shared.close(),
  };
}
