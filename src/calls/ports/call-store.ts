import type { SavedCall } from '../../dialogue/saved-call.ts';

/** Calls in progress. Every instance sees the same ones; a call is forgotten four hours after its last turn. */
export interface CallStore {
  /** The call as it was saved, or undefined; whoever loads it checks it. */
  load(callId: string): Promise<unknown>;
  /**
   * Saves the call if it still stands at `expectedTurn` (0: not yet saved). False, and nothing changed, where another turn was faster.
   */
  save(callId: string, call: SavedCall, expectedTurn: number): Promise<boolean>;
  /** The call is over: it is forgotten two minutes later, since its last turn may still be on its way. */
  end(callId: string): Promise<void>;
  /** Rejects where the store cannot be reached. */
  check(): Promise<void>;
  close(): Promise<void>;
}
