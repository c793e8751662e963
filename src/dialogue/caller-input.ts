/**
 * What a channel heard from the caller in one turn. `keys` holds 0–9, `*` and `#`; `confidence` runs from 0 to 1
 * where the recogniser gives one; `returned` says that a passage to a desk is over.
 */
export type CallerInput =
  | { kind: 'keys'; keys: string }
  | { kind: 'speech'; text: string; confidence?: number }
  | { kind: 'silence' }
  | { kind: 'returned'; result: 'served' | 'unreached' };
