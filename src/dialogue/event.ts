import type { CardToken } from '../agency/card-token.ts';
import type { PayOutcome } from '../agency/card-payment.ts';
import type { EffectResult } from './effects.ts';
import type { Language } from '../text/language.ts';
import type { Miss } from './output.ts';
import type { Command } from './vocabulary.ts';

/** What a caller did, in the flow's terms. */
export type CallerEvent =
  | { readonly type: `choose.${string}` }
  | { readonly type: 'entered'; readonly digits: string }
  /** What the caller wants done, in place of an answer. */
  | { readonly type: 'errand'; readonly errand: string; readonly language: Language }
  /** One of two errands. */
  | { readonly type: 'either'; readonly errands: readonly [one: string, other: string] }
  /** An item of a pick, from 1. */
  | { readonly type: 'picked'; readonly position: number }
  /** `wantsAgent`: the caller ended the message to speak with a person. */
  | {
      readonly type: 'recorded';
      readonly recording: string;
      readonly hungUp: boolean;
      readonly wantsAgent?: boolean;
    }
  | { readonly type: 'typed'; readonly text: string; readonly hungUp: boolean }
  /** The carrier has asked for a card, and charged it, kept it, or not. */
  | {
      readonly type: 'charged';
      readonly outcome: PayOutcome;
      readonly charge?: string;
      /** Goes on to the effect that keeps it, and stands in no context. */
      readonly kept?: CardToken;
    }
  /** A key while the call was paused. */
  | { readonly type: 'resume' }
  | { readonly type: Command }
  | { readonly type: Miss }
  /** No key and no word for half an hour, at a question that waits or at a pause. */
  | { readonly type: 'long-silence' }
  /** The call is over. */
  | { readonly type: 'hung-up' }
  /** Back from a passage to the desk: spoken with, or nobody came to the phone. */
  | { readonly type: 'served' | 'unreached' };

/** All that moves a flow. `at`: the part of the flow in which it happened. */
export type FlowEvent = (CallerEvent | EffectResult) & { readonly at?: string };
