import type { CallEnd } from '../../dialogue/course.ts';
import type { EffectName } from '../../dialogue/effects.ts';
import type { Pace } from '../../dialogue/output.ts';
import type { Channel } from '../../lines/line.ts';
import type { Language } from '../../text/language.ts';

/** What is the same in all that is told of a call. */
interface OfCall {
  /** As the carrier names it. Observers make it unreadable before they keep it or pass it on. */
  readonly call: string;
  /** The line's name. */
  readonly line: string;
  readonly channel: Channel;
  readonly language: Language;
  readonly pace: Pace;
  /** Milliseconds of the epoch. */
  readonly begunMs: number;
}

/** An effect of a turn, by the kind of its result. */
export interface EffectDone {
  readonly effect: EffectName;
  readonly result: string;
  /** By `performance.now()`. */
  readonly startedMs: number;
  readonly ms: number;
}

/** A turn that was taken: the states of the flow by their path, `signIn.pin`, and the kind of event. Never a word, a digit or a value. */
export interface TurnTaken extends OfCall {
  /** The number that the next turn brings; the first turn of a call makes it 1. */
  readonly turn: number;
  /** '' where the call begins, or where nobody knows where it stood. */
  readonly from: string;
  /** `began`, `place-lost`, `waited` where the caller waits for something else than an answer, `fault`, or the type of a flow's event. */
  readonly event: string;
  readonly to: string;
  readonly effects: readonly EffectDone[];
  /** From the webhook's input to the answer. */
  readonly ms: number;
}

/** A call that is over, or that was not taken. */
export interface CallEnded extends OfCall {
  readonly turn: number;
  /** The last state; '' where none is known. */
  readonly state: string;
  readonly end: CallEnd;
  /** The reference of who has signed in. */
  readonly participant?: string | undefined;
  /** The types of what effects answered at the end, where hanging up has left something. */
  readonly results?: readonly string[];
}

/** What became of a callback that a server made, or did not make. */
interface CallbackSettled {
  readonly line: string;
  readonly what: 'called-back' | 'left-to-agency';
}

/**
 * A text that has come in, by what it asks for. What is no command is `served` where it was told something that people write for, `passed` where
 * it was told whom to call, `asked` where a question came back, and `none` where nothing was answered, or that nothing is.
 */
interface TextTaken {
  readonly line: string;
  readonly language: Language;
  readonly command: 'stop' | 'start' | 'help' | 'served' | 'passed' | 'asked' | 'none';
}

/** Those who count what calls come to. None of this waits, throws, or is known to callers. */
export interface Measure {
  turnTaken(taken: TurnTaken): void;
  callEnded(ended: CallEnded): void;
  callbackSettled(settled: CallbackSettled): void;
  textTaken(text: TextTaken): void;
}
