import type { AnyStateMachine } from 'xstate';
import type { z } from 'zod';
import type { ToldCardPayment } from '../agency/card-payment.ts';
import type { PaySettings } from '../agency/pay-settings.ts';
import type { DialogueContext } from './dialogue-context.ts';
import type { Language } from '../text/language.ts';
import type { Pace, Told } from './output.ts';
import type { PromptContract } from './prompt-contract.ts';

/** The settings of a line that change what a caller meets; those of records where its flow signs callers in. */
export interface LineSettings extends Partial<RecordsSettings> {
  readonly language: Language;
  readonly pace: Pace;
  readonly timeZone: string;
  /** Whether callers are in other countries, from where toll-free numbers cannot be dialled. */
  readonly abroad: boolean;
  /** The countries whose numbers may be left to be called back at: ISO 3166. */
  readonly callsBackTo: readonly string[];
  /** Where people call who write: for voices, and for text telephones. */
  readonly phone?: string;
  readonly ttyPhone?: string;
  /** How cards are charged. `typed`: callers have text telephones, and no card can be keyed in where they read. */
  readonly pay?: PaySettings & { readonly typed: boolean };
}

/** How callers of a line sign in, and what they may be told of the records. */
export interface RecordsSettings {
  /** Whether nine digits are taken as a Social Security number. */
  readonly ssnSignIn: boolean;
  readonly participantIdDigits: { readonly min: number; readonly max: number };
  /** How many digits a PIN has at least that a caller chooses: six or eight. */
  readonly newPinDigits: number;
  /** Whether tax offsets, federal tax information, may be told (IRS Publication 1075): to callers from the phone on file. */
  readonly taxOffsets: boolean;
  /** Whether payers may be told what is in force against them, such as a hold on their license. */
  readonly enforcement: boolean;
}

/** The prompts of a flow that cannot be read from its machine: all but its menus, and the pauses that every flow has. */
export interface FlowPrompts extends Omit<PromptContract, 'menus' | 'pauses'> {
  /** The statements that answer what people call for: a caller who has heard one was served. */
  readonly answers: readonly string[];
  /** The statements that promise a call back from a person. */
  readonly callbacks: readonly string[];
}

/** A conversation: its machine, its prompts and the schema of its context. */
export interface Flow {
  readonly name: string;
  /** Whether callers can sign in: a line of such a flow says how, and any other line has nothing to say of it. */
  readonly signsIn: boolean;
  readonly machine: AnyStateMachine;
  readonly prompts: FlowPrompts;
  readonly context: z.ZodType<DialogueContext>;
  /**
   * Where a caller whose place is lost is met again, and what of their call is kept. `lost` is its context as it was saved by another
   * version of the flow, or nothing.
   */
  readonly resume: (lost: unknown) => Resumed;
  /** The flow that answers texts to the numbers of its lines. */
  readonly inWriting?: Flow;
  /** The reference of who has signed in, in this context. */
  readonly whoIs?: (context: unknown) => string | undefined;
  /** What a caller is told of a card whose result comes where their place is lost; undefined: nobody can say how it stands. */
  readonly tellCharged?: (settled: ToldCardPayment | undefined) => readonly Told[];
  /** What the person at the desk is told of a caller in this context, besides language and pace. */
  readonly introduce?: (context: unknown) => readonly Told[];
}

export interface Resumed {
  /** A question that is safe to ask. */
  readonly at: string;
  readonly keeps: object;
}
