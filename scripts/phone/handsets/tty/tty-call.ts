import type { CallState, DialResult } from '../../carrier/handset.ts';
import type { CardSession } from '../../carrier/card-session.ts';
import type { CardVerb } from '../../carrier/read-card-verb.ts';
import type { TtyStream } from './open-stream.ts';

/** `typing`: a stream is open. `paying`: the carrier takes a card, by the keys of the telephone beside the text telephone. */
export type TtyWaiting =
  | { readonly kind: 'typing' }
  | { readonly kind: 'paying'; readonly verb: CardVerb; readonly session: CardSession };

/** A text telephone in a caller's hand. */
export interface TtyCall {
  readonly state: CallState<TtyWaiting>;
  readonly callSid: string;
  readonly stream: TtyStream | undefined;
  /**
   * What the other side has typed since the last reading. Resolves once it has handed the turn over, the desk rings, the
   * carrier takes a card, or the call is over.
   */
  read(): Promise<string>;
  /** Resolves when the server has taken the call off the stream: to ring at the desk, to take a card, or to end it. Gives up after 5 s. */
  isLeft(): Promise<void>;
  /** Types as people do, without accents. */
  type(text: string): Promise<void>;
  press(keys: string): Promise<void>;
  /** Types nothing for so long; while a card is taken, as long as the carrier waits for a key. */
  wait(ms: number): Promise<void>;
  settle(result: DialResult): Promise<void>;
  hangUp(): Promise<void>;
  /** Loses the stream. Resolves when the server was asked what follows. */
  dropStream(): Promise<void>;
}
