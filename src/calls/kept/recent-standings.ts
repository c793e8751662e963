import type { Kept } from '../../dialogue/saved-call.ts';
import type { Standing } from '../../dialogue/standing.ts';

/** What this server knows of a call without reading it: the text it wrote, and what that text says. */
export interface Written extends Kept {
  readonly text: string;
  readonly turn: number;
  readonly standing: Standing;
}

/** Some kilobytes each. */
const mostCalls = 2000;

/** The last `mostCalls` calls that this server has saved. The call that was saved longest ago is forgotten first. */
export function createRecentStandings() {
  const calls = new Map<string, Written>();

  return {
    get: (callId: string): Written | undefined => calls.get(callId),
    set(callId: string, written: Written): void {
      calls.delete(callId);
      calls.set(callId, written);
      if (calls.size > mostCalls) calls.delete(calls.keys().next().value ?? callId);
    },
    delete: (callId: string): boolean => calls.delete(callId),
  };
}
