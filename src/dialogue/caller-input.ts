import type { CardToken } from '../agency/card-token.ts';
import type { PayOutcome } from '../agency/card-payment.ts';
import type { Command } from './vocabulary.ts';

/**
 * What a channel heard from the caller in one turn. `keys` holds 0–9, `*` and `#`; `confidence` runs from 0 to 1
 * where the recogniser gives one; `returned` says that a passage to a desk is over.
 */
export type CallerInput =
  | { kind: 'keys'; keys: string }
  | { kind: 'speech'; text: string; confidence?: number }
  | { kind: 'command'; command: Command }
  | { kind: 'silence' }
  /** `recording` is the channel's private address of it; `hungUp` says that the caller is gone, `wantsAgent` that they ended it to speak with a person. */
  | { kind: 'recorded'; recording: string; hungUp: boolean; wantsAgent?: boolean }
  /** A message in writing. */
  | { kind: 'typed'; text: string; hungUp: boolean }
  /** What became of a card that was asked for. `charge`: the processor's name of it; `kept`: what it gave for a card that it keeps. */
  | { kind: 'charged'; outcome: PayOutcome; charge?: string; kept?: CardToken }
  /** Nothing yet: the caller was asked for a moment, and the answer to what they did before is due. */
  | { kind: 'waiting' }
  | { kind: 'returned'; result: 'served' | 'unreached' };
