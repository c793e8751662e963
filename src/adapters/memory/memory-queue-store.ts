import type { QueueStore } from '../../calls/ports/queue-store.ts';

interface MemoryOptions {
  readonly lifeMs?: number;
  /** Milliseconds of the epoch. */
  readonly now?: () => number;
}

/** Keeps queues in the memory of this process: for one server. */
export function createMemoryQueueStore({
  lifeMs = 5 * 60 * 60 * 1000,
  now = Date.now,
}: MemoryOptions = {}): QueueStore {
  const queues = new Map<string, { readonly text: string; readonly expiresMs: number }>();

  function find(desk: string): string {
    const kept = queues.get(desk);
    return kept && kept.expiresMs > now() ? kept.text : '';
  }

  return {
    load: async (desk) => find(desk),
    async save(desk, text, before) {
      if (find(desk) !== before) return false;
      queues.set(desk, { text, expiresMs: now() + lifeMs });
      return true;
    },
    async close() {
      queues.clear();
    },
  };
}
