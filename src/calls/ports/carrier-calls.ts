import type { Language } from '../../text/language.ts';
import type { TextSent } from './outgoing-texts.ts';

/** Calls that are placed at the carrier. */
export interface OutgoingCalls {
  /** Calls a number; who answers meets the document at `url`, and the end is told to `statusUrl`. Rejects where it cannot be placed. */
  place(call: OutgoingCall): Promise<void>;
}

export interface OutgoingCall {
  /** E.164. */
  readonly to: string;
  /** The number that is shown. */
  readonly from: string;
  readonly url: string;
  readonly statusUrl: string;
}

/** Calls that go on at the carrier. */
export interface LiveCalls {
  /** Leads a call to the document at a URL and breaks off what it plays. Rejects where that cannot be done. */
  move(callId: string, url: string): Promise<void>;
}

/** A call that reminds somebody who agreed to it. Nothing of a case is in it. */
export interface ReminderCall {
  /** E.164. */
  readonly to: string;
  /** E.164, a number of our lines: it is shown, and told. */
  readonly from: string;
  /** The line's name. */
  readonly line: string;
  readonly language: Language;
}

/** Calls that remind, at the carrier; it tells whether a person or a machine answers. */
export interface ReminderCalls {
  /** Rejects where nobody knows whether the carrier took it: it is looked for before it is placed again. `message`: the carrier's name for the call. */
  call(call: ReminderCall): Promise<TextSent>;
  /** The carrier's name for a call between two numbers that it took since then (milliseconds of the epoch); undefined where it has none. */
  find(call: Pick<ReminderCall, 'to' | 'from'>, sinceMs: number): Promise<string | undefined>;
}
