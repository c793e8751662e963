import {
  callLifeMs,
  type CallStore,
  endedCallLifeMs,
  type KeptCall,
  type OwnCalls,
} from '../../calls/ports/call-store.ts';

/** One object a call: thousands are held. */
interface Kept extends Omit<KeptCall, 'over'> {
  readonly expiresMs: number;
}

/** Keeps calls in the memory of this process: for one server. `now` tells milliseconds of the epoch. */
export function createMemoryCallStore(now: () => number = Date.now): CallStore & OwnCalls {
  // Both maps are in the order of expiry.
  const going = new Map<string, Kept>();
  const ended = new Map<string, Kept>();

  function find(callId: string): Kept | undefined {
    const kept = going.get(callId) ?? ended.get(callId);
    return kept && kept.expiresMs > now() ? kept : undefined;
  }

  function forget(callId: string): void {
    going.delete(callId);
    ended.delete(callId);
    forgetExpired(going, now());
    forgetExpired(ended, now());
  }

  return {
    async load(callId) {
      const kept = find(callId);
      return kept && { turn: kept.turn, text: kept.text, ...(ended.has(callId) && { over: true }) };
    },
    async save(callId, { turn, text }, expectedTurn) {
      if ((find(callId)?.turn ?? 0) !== expectedTurn) return false;
      const over = ended.has(callId);
      const kept = { turn, text, expiresMs: now() + (over ? endedCallLifeMs : callLifeMs) };
      forget(callId);
      (over ? ended : going).set(callId, kept);
      return true;
    },
    async end(callId) {
      const { turn, text } = find(callId) ?? { turn: 0, text: '' };
      forget(callId);
      ended.set(callId, { turn, text, expiresMs: now() + endedCallLifeMs });
    },
    going: () => going.size,
    async check() {},
    async close() {
      going.clear();
      ended.clear();
    },
  };
}

function forgetExpired(calls: Map<string, Kept>, nowMs: number): void {
  for (const [callId, kept] of calls) {
    if (kept.expiresMs > nowMs) return;
    calls.delete(callId);
  }
}
