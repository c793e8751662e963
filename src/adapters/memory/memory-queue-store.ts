import { queueLifeMs, type QueueStore } from '../../calls/ports/queue-store.ts';

/** Keeps queues in the memory of this process: for one server. `now` tells milliseconds of the epoch. */
export function createMemoryQueueStore(now: () => number = Date.now): QueueStore {
  const queues = new Map<string, { readonly text: string; readonly expiresMs: number }>();

  function find(desk: string): string {
    const kept = queues.get(desk);
    return kept && kept.expiresMs > now() ? kept.text : '';
  }

  return {
    load: async (desk) => find(desk),
    async save(desk, text, before) {
      if (find(desk) !== before) return false;
      queues.set(desk, { text, expiresMs: now() + queueLifeMs });
      return true;
    },
    async close() {
      queues.clear();
    },
  };
}
