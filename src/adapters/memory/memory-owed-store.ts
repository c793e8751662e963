import { type ApartOwedStore, type DueCall, longestDelayMs } from '../../calls/ports/owed-store.ts';

/** Keeps what callers are owed in the memory of this process: where nothing that outlives it can be written. */
export function createMemoryOwedStore(): ApartOwedStore {
  const kept = new Map<string, DueCall>();

  return {
    async keep(owed, dueMs) {
      const before = kept.get(owed.callId);
      if (before && owed.text === undefined) kept.set(owed.callId, { ...before, dueMs });
      else if (!before || owed.turn >= before.turn) kept.set(owed.callId, { ...owed, dueMs });
    },
    async take(nowMs, againMs) {
      const due = [...kept.values()].filter(({ dueMs }) => dueMs <= nowMs || dueMs > nowMs + longestDelayMs);
      for (const one of due) kept.set(one.callId, { ...one, dueMs: againMs });
      return due.map(({ dueMs: _, ...owed }) => owed);
    },
    async settle(callId) {
      kept.delete(callId);
    },
    list: async () => [...kept.values()],
    async strikeOut(listed) {
      if (kept.get(listed.callId) === listed) kept.delete(listed.callId);
    },
    async close() {},
  };
}
