import type { CardSession } from '../../carrier/card-session.ts';
import type { CardVerb } from '../../carrier/read-card-verb.ts';
import type { CallState, CarrierEvent, DialResult } from '../../carrier/handset.ts';
import type { Gather, Recorder } from '../../carrier/read-twiml.ts';

/**
 * A question or a recorder that waits for the caller. `secret`: a number is asked for by keys only; the keys pressed
 * there are shown to nobody. `recorder`: a message can be spoken.
 */
export type PhoneWaiting =
  | {
      readonly kind: 'listening';
      readonly gather: Gather;
      readonly secret: boolean;
      readonly recorder: Recorder | undefined;
    }
  | { readonly kind: 'recording'; readonly recorder: Recorder }
  /** The carrier takes a card. */
  | { readonly kind: 'paying'; readonly verb: CardVerb; readonly session: CardSession };

export type PhoneState = CallState<PhoneWaiting>;

/** What happened in a call, in order. Keys stand where a question took them. */
export type CallEvent =
  | CarrierEvent
  | { readonly kind: 'pressed'; readonly keys: string; readonly secret: boolean }
  | { readonly kind: 'said'; readonly words: string }
  | { readonly kind: 'recorded'; readonly seconds: number }
  | { readonly kind: 'silent' };

/**
 * A phone in a caller's hand. An action resolves when the call waits again. It rejects where the server's answer is in
 * error; the call is over then.
 */
export interface PhoneCall {
  readonly state: PhoneState;
  readonly events: readonly CallEvent[];
  /** Presses 0–9, `*` and `#`. Keys that the open question does not need stay for the next one. */
  press(keys: string): Promise<void>;
  /** Says words. A question that takes no speech, or has keys already, hears nothing and runs out. */
  say(words: string, confidence?: number): Promise<void>;
  /** Speaks a message after the beep, ended by `key` or by hanging up. */
  record(seconds: number, ending?: { readonly hangUp?: boolean; readonly key?: string }): Promise<void>;
  /** Does nothing until the open question runs out; it takes the keys pressed so far. A recorder stays empty. */
  wait(): Promise<void>;
  /** Ends the call to a desk. */
  settle(result: DialResult): Promise<void>;
  /** Hangs up at any time. */
  hangUp(): Promise<void>;
}
