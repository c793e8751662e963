import { createMemoryCallStore } from '../adapters/memory/memory-call-store.ts';
import { createMemoryQueueStore } from '../adapters/memory/memory-queue-store.ts';
import { createMemorySharedSets } from '../adapters/memory/memory-shared-sets.ts';
import type { RedisPlace } from '../adapters/redis/read-redis-url.ts';
import type { World } from '../calls/calls.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { SharedSets } from '../calls/ports/shared-sets.ts';

type Stores = Pick<World, 'calls' | 'own' | 'queues' | 'sets'> & { readonly close: () => Promise<void> };

/** What servers keep of calls: in Redis for all of them, or in the memory of this process. The library is loaded only where there is a Redis. */
export async function openStores(place: RedisPlace | undefined, log: CallLog): Promise<Stores> {
  const ownSets = createMemorySharedSets();
  if (place === undefined) {
    const calls = createMemoryCallStore();
    return closing({ calls, own: calls, queues: createMemoryQueueStore(), sets: ownSets });
  }
  const { createRedisCallStore } = await import('../adapters/redis/redis-call-store.ts');
  const { createRedisQueueStore } = await import('../adapters/redis/redis-queue-store.ts');
  const { createRedisSharedSets } = await import('../adapters/redis/redis-shared-sets.ts');
  return closing({
    calls: createRedisCallStore({ place, log }),
    own: undefined,
    queues: createRedisQueueStore(place),
    sets: orElse(createRedisSharedSets(place), ownSets),
  });
}

function closing(stores: Omit<Stores, 'close'>): Stores {
  const { calls, queues, sets } = stores;
  return { ...stores, close: async () => void (await Promise.all([calls.close(), queues.close(), sets.close()])) };
}

/** What cannot be remembered together is remembered here. */
function orElse(shared: SharedSets, own: SharedSets): SharedSets {
  return {
    add: (...member) => shared.add(...member).catch(() => own.add(...member)),
    close: () => shared.close(),
  };
}
