import { z } from 'zod';
import type { PaySettings } from '../agency/pay-settings.ts';
import { type Language, languages } from '../text/language.ts';
import { SlotValue } from './prompt-contract.ts';

/** A prompt to be said, in the call's language unless it names one of its own. */
export const Told = z.object({
  prompt: z.string(),
  slots: z.record(z.string(), SlotValue).readonly().exactOptional(),
  language: z.enum(languages).exactOptional(),
});

export type Told = Readonly<z.infer<typeof Told>>;

/** A menu: each option's key, and its own language where a menu is spoken in several. An option without a key is said as it stands, and chosen in words. */
export interface ChoiceQuestion {
  readonly kind: 'choice';
  readonly prompt: string;
  readonly options: Readonly<Record<string, { readonly key?: string; readonly language?: Language }>>;
  /** Whether errands are taken here that are none of the options. */
  readonly errands?: true;
}

/** A number keyed in and ended by `#`. `secret` numbers are taken by keys only and never said back. */
export interface DigitsQuestion {
  readonly kind: 'digits';
  readonly prompt: string;
  readonly minDigits: number;
  readonly maxDigits: number;
  readonly secret: boolean;
  /** What a lone `*` stands for here, in place of "repeat", and what may be said for it. */
  readonly star?: string;
  /** Names that may be said, each standing for its number. */
  readonly names?: 'counties' | 'libraries' | 'years';
  /** Whether letters may be given, each for the digit of its key. */
  readonly letters?: boolean;
}

/** A choice among things from the records: each item's slots, chosen by 1, 2, 3 … in their order by saying `hear`, or by words for its errand. Nine at most. */
export interface PickQuestion {
  readonly kind: 'pick';
  readonly prompt: string;
  readonly items: readonly {
    readonly slots: Readonly<Record<string, SlotValue>>;
    readonly hear: readonly string[];
    readonly errand?: string;
  }[];
}

/** A message left by the caller, spoken or typed as the channel allows. */
interface RecordingQuestion {
  readonly kind: 'recording';
  readonly prompt: string;
  readonly maxSeconds: number;
}

/** The caller has asked for quiet: nothing is said until they press a key. */
interface PauseQuestion {
  readonly kind: 'pause';
  readonly prompt: string;
}

/**
 * A card, which the carrier itself takes and charges: nothing of it comes here. `payment` is our own name of the payment, `amountCents` holds
 * the fee too. `keeps`: nothing is charged, and the
 * processor keeps the card; payment and amount are empty then. It is asked once: an answer of any other kind leaves open whether the card was charged.
 */
export interface CardQuestion extends Pick<PaySettings, 'connector' | 'cards'> {
  readonly kind: 'card';
  /** What the carrier says first. The prompts of its other steps are named after it. */
  readonly prompt: string;
  readonly payment: string;
  readonly amountCents: number;
  readonly keeps?: true;
}

/** The questions that are said here; the carrier itself asks for a card. */
export type WordedQuestion = ChoiceQuestion | DigitsQuestion | PickQuestion | RecordingQuestion | PauseQuestion;

export type Question = WordedQuestion | CardQuestion;

/**
 * `relay`: for callers who use a relay service or need more time. Long waits, short sentences with pauses, and nobody is
 * passed on or cut off for being silent.
 */
export const paces = ['standard', 'relay'] as const;

export type Pace = (typeof paces)[number];

/** What came in place of an answer; the terms are VoiceXML's. */
export type Miss = 'no-input' | 'no-match';

/** What the caller meets next, told without words of any channel: first `told`, then `next`. */
export interface Output {
  readonly language: Language;
  readonly pace: Pace;
  readonly told: readonly Told[];
  /** A recording played after `told`: the channel's private address of it. */
  readonly recording?: string;
  readonly next: Next;
}

export interface Hold {
  readonly quiet: boolean;
}

export type Next =
  /** `misses` counts the answers missed so far: 0 asks in full, 1 briefly and anew, 2 with help, as where the caller asks for help. */
  | {
      readonly kind: 'ask';
      readonly question: Question;
      readonly misses: number;
      readonly missed?: Miss;
      /** The prompt that says what comes if this answer is missed too; after the word on the missed one, before the question. */
      readonly warning?: string;
      /** The caller waits for something else than an answer. */
      readonly hold?: Hold;
      /** The answer before was a number, ended by `#`: networks detect one press twice, and a lone `#` is that one again. */
      readonly afterEntry?: boolean;
    }
  /** The answer takes a moment; nothing is asked meanwhile. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'transfer' }
  | { readonly kind: 'hang-up' };
