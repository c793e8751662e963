import type { Heard } from './read-say.ts';
import type { CardVerb } from './read-card-verb.ts';
import type { Dial, Gather, Recorder, Streaming } from './read-twiml.ts';

/** How a call to a desk ends: somebody answered and hung up later, or nobody answered. */
export type DialResult = 'completed' | 'busy' | 'no-answer' | 'failed';

/** What the carrier does in a call, in order. */
export type CarrierEvent =
  | ({ readonly kind: 'heard' } & Heard)
  | { readonly kind: 'dialled'; readonly number: string }
  /** What the person at the desk is told of the caller. */
  | { readonly kind: 'introduced'; readonly text: string }
  | { readonly kind: 'settled'; readonly result: DialResult }
  | { readonly kind: 'ended'; readonly by: 'caller' | 'carrier' };

/**
 * What a call waits for. `playing`: the server, while an action goes on. `Waiting`: the caller, at a verb that the
 * handset has taken.
 */
export type CallState<Waiting> =
  | { readonly kind: 'playing' }
  | Waiting
  | { readonly kind: 'dialling'; readonly dial: Dial }
  | { readonly kind: 'ended'; readonly by: 'caller' | 'carrier' };

export interface Witness {
  witness(event: CarrierEvent): void;
}

/**
 * The telephone of a caller. A verb that asks the caller for something is handed to it: it returns what the call waits
 * for, or undefined where the document plays on.
 */
export interface Handset<Waiting> extends Witness {
  gather(gather: Gather): Promise<Waiting | undefined>;
  record(recorder: Recorder): Waiting | undefined;
  card(verb: CardVerb): Waiting | undefined;
  stream(streaming: Streaming): Promise<Waiting | undefined>;
}
