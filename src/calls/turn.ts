import type { CallerInput } from '../dialogue/caller-input.ts';
import type { Language } from '../dialogue/language.ts';
import type { Output, Pace } from '../dialogue/output.ts';
import type { Line } from './lines.ts';

/**
 * One turn as a channel brings it. `turn` is the number that travelled with the question, 0 where the call begins.
 * `language`, `pace` and `faults` travelled with it too, for the moment when the saved call cannot be read.
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
}

/** What the caller gets: the output, and the number the next turn will bring. */
export interface TurnAnswer {
  readonly output: Output;
  readonly turn: number;
  readonly faults: number;
}

/** Takes a turn of a call; never rejects: a fault inside is answered with a sentence in the caller's language and a way on. */
export type TakeTurn = (request: TurnRequest) => Promise<TurnAnswer>;
