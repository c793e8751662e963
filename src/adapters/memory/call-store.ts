import type { CallStore } from '../../calls/ports.ts';

interface Kept {
  readonly call: string;
  readonly turn: number;
  readonly expiresMs: number;
}

/** Calls in the memory of this process: for one instance. `now` gives milliseconds. */
export function createMemoryCallStore({
  lifeMs = 4 * 60 * 60 * 1000,
  now = Date.now,
}: { lifeMs?: number; now?: () => number } = {}): CallStore {
  const calls = new Map<string, Kept>();

  function find(callId: string): Kept | undefined {
    const kept = calls.get(callId);
    return kept && kept.expiresMs > now() ? kept : undefined;
  }

  return {
    async load(callId) {
      const kept = find(callId);
      return kept && JSON.parse(kept.call);
    },
    async save(callId, call, expectedTurn) {
      if ((find(callId)?.turn ?? 0) !== expectedTurn) return false;
      calls.delete(callId);
      calls.set(callId, { call: JSON.stringify(call), turn: call.turn, expiresMs: now() + lifeMs });
      forgetExpired(calls, now());
      return true;
    },
    async remove(callId) {
      calls.delete(callId);
    },
    async check() {},
    async close() {
      calls.clear();
    },
  };
}

/** Calls stand in the order in which they were last saved, so the expired ones are at the front. */
function forgetExpired(calls: Map<string, Kept>, nowMs: number): void {
  for (const [callId, kept] of calls) {
    if (kept.expiresMs > nowMs) return;
    calls.delete(callId);
  }
}
