/** A call that is over, or may be, and whose caller is owed something: what they left is not with the agency yet. */
export interface OwedCall {
  readonly callId: string;
  /** The line's name. */
  readonly line: string;
  /** The sealed call, as `KeptCall` has it; left out where the call store could not be asked. */
  readonly text?: string;
  /** How often it was tried in vain. */
  readonly tries: number;
}

/** Nothing is put off for longer. What seems due later was kept by a clock that ran ahead, and is due now. */
export const longestDelayMs = 2 * 60 * 60_000;

/** What callers are owed, until it is settled. It outlives the process. */
export interface OwedStore {
  /** Keeps what a call is owed in place of what was kept of it. One without a text leaves an earlier text as it is. Nobody takes it before `dueMs`. */
  keep(owed: OwedCall, dueMs: number): Promise<void>;
  /** Takes some that are due; nobody else takes them before `againMs`. */
  take(nowMs: number, againMs: number): Promise<readonly OwedCall[]>;
  /** Nothing is owed to a call any more. */
  settle(callId: string): Promise<void>;
  close(): Promise<void>;
}
