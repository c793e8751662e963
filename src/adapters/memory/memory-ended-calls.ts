import { idleCallMs } from '../../calls/patience.ts';
import type { EndedCalls } from '../../calls/ports/ended-calls.ts';

/** Remembers which calls are over in the memory of this process. `now` tells milliseconds of the epoch. */
export function createMemoryEndedCalls(now: () => number = Date.now): EndedCalls {
  // In the order of expiry.
  const untilMs = new Map<string, number>();

  return {
    async add(callId) {
      for (const [known, until] of untilMs) {
        if (until > now()) break;
        untilMs.delete(known);
      }
      untilMs.delete(callId);
      untilMs.set(callId, now() + idleCallMs);
    },
    has: async (callId) => (untilMs.get(callId) ?? 0) > now(),
    async close() {
      untilMs.clear();
    },
  };
}
