/** A call as it is kept: the number its next turn must bring, and a text that only `src/calls/kept` can read. */
export interface KeptCall {
  readonly turn: number;
  readonly text: string;
  /** Whether the call is over: what may still come is its last turn, on its way as the caller hung up. */
  readonly over?: true;
}

/** A call is forgotten so long after its last turn. */
export const callLifeMs = 4 * 60 * 60_000;

/** A call that is over is forgotten so long after its end, since its last turn may still be on its way. */
export const endedCallLifeMs = 120_000;

/** Calls in progress. Every server sees the same ones. */
export interface CallStore {
  load(callId: string): Promise<KeptCall | undefined>;
  /** Saves the call if it still stands at `expectedTurn` (0: not yet saved). False, and nothing changed, where another turn was faster. */
  save(callId: string, call: KeptCall, expectedTurn: number): Promise<boolean>;
  /** The call is over, also one that was never saved: it is forgotten after `endedCallLifeMs`. */
  end(callId: string): Promise<void>;
  /** Rejects where the store cannot be reached. */
  check(): Promise<void>;
  /** What fails though it can be reached, in words for administrators; left out where nothing can. */
  failing?(): readonly string[];
  close(): Promise<void>;
}

/** Calls that end with this process, and how many of them go on. */
export interface OwnCalls extends Pick<CallStore, 'end'> {
  going(): number;
}
