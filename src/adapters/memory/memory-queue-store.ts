import type { QueueStore } from '../../calls/ports/queue-store.ts';

interface MemoryOptions {
  readonly lifeMs?: number;
  /** Milliseconds of the epoch. */
  readonly now?: () => number;
}

/** Lines at desks in the memory of this process: for one instance. */
export function createMemoryQueueStore({
  lifeMs = 5 * 60 * 60 * 1000,
  now = Date.now,
}: MemoryOptions = {}): QueueStore {
  const lines = new Map<string, { readonly text: string; readonly expiresMs: number }>();

  function find(desk: string): string {
    const kept = lines.get(desk);
    return kept && kept.expiresMs > now() ? kept.text : '';
  }

  return {
    async load(desk) {
      const version = find(desk);
      return { line: version === '' ? undefined : JSON.parse(version), version };
    },
    async save(desk, line, version) {
      if (find(desk) !== version) return false;
      lines.set(desk, { text: JSON.stringify(line), expiresMs: now() + lifeMs });
      return true;
    },
    async close() {
      lines.clear();
    },
  };
}
