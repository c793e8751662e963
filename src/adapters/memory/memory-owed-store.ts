import { longestDelayMs, type OwedCall, type OwedStore } from '../../calls/ports/owed-store.ts';

/** Keeps what callers are owed in the memory of this process: where nothing that outlives it can be written. */
export function createMemoryOwedStore(): OwedStore & { readonly list: () => readonly OwedCall[] } {
  const kept = new Map<string, { readonly owed: OwedCall; readonly dueMs: number }>();

  return {
    async keep(owed, dueMs) {
      const { text } = kept.get(owed.callId)?.owed ?? {};
      kept.set(owed.callId, { owed: { ...(text !== undefined && { text }), ...owed }, dueMs });
    },
    async take(nowMs, againMs) {
      const due = [...kept.values()].filter(({ dueMs }) => dueMs <= nowMs || dueMs > nowMs + longestDelayMs);
      for (const { owed } of due) kept.set(owed.callId, { owed, dueMs: againMs });
      return due.map(({ owed }) => owed);
    },
    async settle(callId) {
      kept.delete(callId);
    },
    list: () => [...kept.values()].map(({ owed }) => owed),
    async close() {},
  };
}
