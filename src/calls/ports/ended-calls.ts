/**
 * Which calls are over, for as long as a sealed copy of them counts (`idleCallMs` of `src/calls/patience.ts`). It outlives the store of
 * calls: a copy that is brought back after a restart must not begin the call again.
 */
export interface EndedCalls {
  add(callId: string): Promise<void>;
  has(callId: string): Promise<boolean>;
  close(): Promise<void>;
}
