import { createMemoryCallStore } from '../adapters/memory/memory-call-store.ts';
import { createMemoryEndedCalls } from '../adapters/memory/memory-ended-calls.ts';
import { createMemoryQueueStore } from '../adapters/memory/memory-queue-store.ts';
import { createMemorySharedSets } from '../adapters/memory/memory-shared-sets.ts';
import type { World } from '../calls/calls.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { Config } from '../config/read-config.ts';
import { findOwedFolder } from './find-owed-folder.ts';
import { openOwedStore } from './open-owed-store.ts';
import type { SharedSets } from '../calls/ports/shared-sets.ts';

type Stores = Pick<World, 'calls' | 'own' | 'ended' | 'queues' | 'sets' | 'owed'> & {
  readonly close: () => Promise<void>;
};

/** What servers keep of the calls of an agency: in Redis for all of them, or in the memory of this process. The library is loaded only where there is a Redis. */
export async function openStores({ redis, databaseUrl, agency }: Config, log: CallLog): Promise<Stores> {
  const place = redis && { ...redis, keyPrefix: agency && `ivr:${agency}:` };
  const folder = findOwedFolder({ databaseUrl, agency });
  const ownSets = createMemorySharedSets();
  if (place === undefined) {
    const calls = createMemoryCallStore();
    return closing({
      calls,
      own: calls,
      ended: createMemoryEndedCalls(),
      queues: createMemoryQueueStore(),
      sets: ownSets,
      owed: openOwedStore({ shared: undefined, folder, log }),
    });
  }
  const { createRedisCallStore } = await import('../adapters/redis/redis-call-store.ts');
  const { createRedisEndedCalls } = await import('../adapters/redis/redis-ended-calls.ts');
  const { createRedisQueueStore } = await import('../adapters/redis/redis-queue-store.ts');
  const { createRedisOwedStore } = await import('../adapters/redis/redis-owed-store.ts');
  const { createRedisSharedSets } = await import('../adapters/redis/redis-shared-sets.ts');
  return closing({
    calls: createRedisCallStore({ place, log }),
    own: undefined,
    ended: createRedisEndedCalls(place),
    queues: createRedisQueueStore(place),
    sets: orElse(createRedisSharedSets(place), ownSets),
    owed: openOwedStore({ shared: createRedisOwedStore(place), folder, log }),
  });
}

function closing(stores: Omit<Stores, 'close'>): Stores {
  const { calls, ended, queues, sets, owed } = stores;
  // What is owed is handed on while the others can still be reached.
  return {
    ...stores,
    close: async () => {
      await owed.close();
      await Promise.all([calls.close(), ended.close(), queues.close(), sets.close()]);
    },
  };
}

/** What cannot be remembered together is remembered here. */
function orElse(shared: SharedSets, own: SharedSets): SharedSets {
  return {
    add: (...member) => shared.add(...member).catch(() => own.add(...member)),
    remove: (...member) => shared.remove(...member).catch(() => own.remove(...member)),
    close: () => shared.close(),
  };
}
