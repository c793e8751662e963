import type { CallerInput } from '../../dialogue/caller-input.ts';
import type { Language } from '../../text/language.ts';
import type { Output, Pace } from '../../dialogue/output.ts';
import type { Line } from '../../lines/line.ts';

/**
 * One turn as a channel brings it. `turn` is the number that travelled with the question, 0 where the call begins.
 * `language`, `pace`, `faults` and `waits` travelled with it too, for the moment when the saved call cannot be read.
 */
export interface TurnRequest {
  readonly callId: string;
  readonly line: Line;
  readonly turn: number;
  readonly input: CallerInput;
  readonly language?: Language;
  readonly pace?: Pace;
  /** How often this same turn has failed on our side so far. */
  readonly faults: number;
  /** How often the caller was asked for a moment in this turn; with the input `waiting`. */
  readonly waits?: number;
  /** Our own name of the payment whose card was asked for; it travelled with the question. */
  readonly payment?: string;
  /** The caller's number as the carrier gives it; only a keyed hash of it is kept, and itself where the caller asks to be called back. */
  readonly source?: string;
  /** What the last answer gave to carry. */
  readonly carried?: string;
}

/** What the caller gets: the output, and the number the next turn will bring. */
export interface TurnAnswer {
  readonly output: Output;
  readonly turn: number;
  readonly faults: number;
  /** With the output `wait`: comes along with the input `waiting`. */
  readonly waits?: number;
  /** A sealed copy of the call. A channel that can bring it back with the next turn keeps the call alive when the store is gone. */
  readonly carried?: string;
}

/**
 * Takes a turn of a call; never rejects: a fault inside is answered with a sentence in the caller's language and a way on.
 *
 * An answer that takes long comes in parts: first "one moment, please" with the output `wait`. The channel says it and asks again at once,
 * for the same turn, with the input `waiting` and all that travels with a turn; it brings nothing of what the caller did.
 */
export type TakeTurn = (request: TurnRequest) => Promise<TurnAnswer>;
