/**
 * Why a text does not arrive. `opted-out`: the carrier holds a STOP. `unreachable`: no text ever gets to this number. `passing`: it may later.
 * `filtered`: the carrier takes it for unwanted. `sender`: our own number cannot send.
 */
export type TextRefusal = 'opted-out' | 'unreachable' | 'passing' | 'filtered' | 'sender' | 'unknown';

export interface OutgoingText {
  /** E.164. */
  readonly to: string;
  /** E.164, a number of our lines. */
  readonly from: string;
  readonly text: string;
  /** After this it is not delivered any more. */
  readonly validMs: number;
}

/** `message`: the carrier's name for the text. `busy`: the carrier surely has not taken it, and it may be sent again. */
export type TextSent =
  | { readonly outcome: 'accepted'; readonly message: string }
  | { readonly outcome: 'refused'; readonly why: TextRefusal; readonly code?: number }
  | { readonly outcome: 'busy'; readonly retryMs?: number };

/** Texts on their way out, of one account. */
export interface OutgoingTexts {
  /** Rejects where nobody knows whether the carrier took it: it is looked for before it is sent again. */
  send(text: OutgoingText): Promise<TextSent>;
  /** The carrier's name for a text that it took since then (milliseconds of the epoch); undefined where it has none. */
  find(text: OutgoingText, sinceMs: number): Promise<string | undefined>;
}
