/**
 * What is kept of a turn, of the end of a call, or of a callback: names of the flow, times and counts. No word, digit or value of a caller,
 * and nothing that names a call or a participant to who lacks the key.
 */
export interface MeasuredEvent {
  /** A call has one `end`. A `fault` is a turn that failed. */
  readonly kind: 'turn' | 'fault' | 'end' | 'callback' | 'text';
  /** Milliseconds of the epoch. */
  readonly atMs: number;
  /** When the call began. All that is of a call is kept under the day of it, in UTC. */
  readonly begunMs: number;
  readonly agency: string;
  readonly line: string;
  /** '' for callbacks and texts, and of callbacks the language too. */
  readonly channel: string;
  readonly language: string;
  readonly pace: string;
  /** The keyed name of the call; a random one for callbacks and texts. */
  readonly call: string;
  /** 0 for what is no turn. */
  readonly turn: number;
  /** A state by its path. Of an end: the last one. */
  readonly from: string;
  /** A `TurnTaken` event, a `CallEnd`, what became of a callback, or what a text asks for. */
  readonly event: string;
  readonly to: string;
  /** The kinds of what effects answered, one after the other, with spaces between. */
  readonly results: string;
  /** How long the turn took, or the call. */
  readonly ms: number;
  /** How much of it effects took, most of which ask the records. */
  readonly effectsMs: number;
  /** A keyed hash of who has signed in, of ends alone; '' for nobody. */
  readonly who: string;
}

/** Measured events, by the day on which their calls began. */
export interface EventStore {
  /** Keeps events: of those with the same call, kind and turn the first alone. */
  append(events: readonly MeasuredEvent[]): Promise<void>;
  /** The days of which there are any, as YYYY-MM-DD in UTC, the first one first. */
  listDays(): Promise<readonly string[]>;
  /** The calls that began on a day, the first one first: the events of each, turn by turn, its end last. A callback is a call of its own. */
  readCalls(day: string): AsyncIterable<readonly MeasuredEvent[]>;
  /** Those of one call, by any of its names. */
  findCall(names: readonly string[]): Promise<readonly MeasuredEvent[]>;
  /** Removes all days before one, and answers how many they were. */
  removeBefore(day: string): Promise<number>;
}
