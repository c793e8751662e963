/** A call that is over, or may be, and whose caller is owed something: what they left is not with the agency yet. */
export interface OwedCall {
  readonly callId: string;
  /** The line's name. */
  readonly line: string;
  /** The sealed call, as `KeptCall` has it; left out where the call store could not be asked. */
  readonly text?: string;
  /** The turn that the call had come to in this text; 0 without one, and in what an older version kept. */
  readonly turn: number;
  /** How often it was tried in vain. */
  readonly tries: number;
}

/** Nothing is put off for longer. What seems due later was kept by a clock that ran ahead, and is due now. */
export const longestDelayMs = 2 * 60 * 60_000;

/** What callers are owed, until it is settled. It outlives the process. */
export interface OwedStore {
  /**
   * Keeps what a call is owed in place of what was kept of it, and nobody takes it before `dueMs`. An older copy changes nothing: its turn is
   * before that of the kept one. One without a text leaves what was kept, and changes only when it is due.
   */
  keep(owed: OwedCall, dueMs: number): Promise<void>;
  /** Takes some that are due; nobody else takes them before `againMs`. */
  take(nowMs: number, againMs: number): Promise<readonly OwedCall[]>;
  /** Nothing is owed to a call any more. */
  settle(callId: string): Promise<void>;
  close(): Promise<void>;
}

/** A store of one machine, of which the calls are handed on to the one that all share. */
export interface ApartOwedStore extends OwedStore {
  /** All that it keeps, whether it is due or not. */
  list(): Promise<readonly DueCall[]>;
  /** Strikes out what was listed, unless something else was kept of the call since. */
  strikeOut(listed: DueCall): Promise<void>;
}

export interface DueCall extends OwedCall {
  readonly dueMs: number;
}
