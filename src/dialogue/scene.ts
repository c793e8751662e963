import type { Question, Told } from './output.ts';

/** The prompts that say what the last try leads to, where that is not a person: after silence, and after an answer not understood. */
export type LastTry = { readonly [Missed in 'no-input' | 'no-match']?: string };

/** What the caller meets in a state of a flow: what is told and played, then what is asked or how the call goes on. States without a scene wait for an effect. */
export interface Scene<Context> {
  readonly tell?: (context: Context) => readonly Told[];
  /** The private address of a recording, played after what is told. */
  readonly play?: (context: Context) => string | undefined;
  readonly lastTry?: LastTry;
  readonly ask?: Question | ((context: Context) => Question);
  readonly end?: 'transfer' | 'hang-up';
}
