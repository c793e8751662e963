import type { Heard } from './read-say.ts';
import type { Dial, Gather, Recorder } from './read-twiml.ts';

/** How a call to a desk ends: somebody answered and hung up later, or nobody did. */
export type DialResult = 'completed' | 'busy' | 'no-answer' | 'failed';

/**
 * What the call waits for; `playing`: for the server, while an action goes on. `secret`: a number asked for with keys only; nobody is
 * shown what is pressed there. `recorder`: a message can be spoken.
 */
export type PhoneState =
  | { readonly kind: 'playing' }
  | {
      readonly kind: 'listening';
      readonly gather: Gather;
      readonly secret: boolean;
      readonly recorder: Recorder | undefined;
    }
  | { readonly kind: 'recording'; readonly recorder: Recorder }
  | { readonly kind: 'dialling'; readonly dial: Dial }
  | { readonly kind: 'ended'; readonly by: 'caller' | 'carrier' };

/** What happened in a call, in order. Keys stand where a question took them. */
export type CallEvent =
  | ({ readonly kind: 'heard' } & Heard)
  | { readonly kind: 'pressed'; readonly keys: string; readonly secret: boolean }
  | { readonly kind: 'said'; readonly words: string }
  | { readonly kind: 'recorded'; readonly seconds: number }
  | { readonly kind: 'silent' }
  | { readonly kind: 'dialled'; readonly number: string }
  /** What the person at the desk was told of the caller. */
  | { readonly kind: 'introduced'; readonly text: string }
  | { readonly kind: 'settled'; readonly result: DialResult }
  | { readonly kind: 'ended'; readonly by: 'caller' | 'carrier' };

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
  /** Hangs up, whatever goes on. */
  hangUp(): Promise<void>;
}
