import type { AnyMachineSnapshot } from 'xstate';
import type { DialogueContext } from './dialogue-context.ts';
import type { Hold, Question, Told } from './output.ts';

/** The prompts that say what the last try leads to, where that is not a person: after silence, and after an answer not understood. */
export type LastTry = { readonly [Missed in 'no-input' | 'no-match']?: string };

/** What the caller meets in a state of a flow: what is told and played, then what is asked or how the call goes on. States without a scene wait for an effect. */
export interface Scene<Context> {
  readonly tell?: (context: Context) => readonly Told[];
  /** The private address of a recording, played after what is told. */
  readonly play?: (context: Context) => string | undefined;
  readonly lastTry?: LastTry;
  /** A number is chosen here: a `#` behind the answer belongs to it. */
  readonly takesNumber?: true;
  readonly ask?: Question | ((context: Context) => Question);
  /** The caller waits here for something else than an answer: a silence is short, and is no missed answer. `quiet`: the question is not asked again. */
  readonly hold?: (context: Context) => Hold;
  readonly end?: 'transfer' | 'hang-up';
}

/** The scene of a place: that of its innermost state. Undefined where the flow waits for an effect. */
export function findScene(place: AnyMachineSnapshot): Scene<DialogueContext> | undefined {
  return Object.values(place.getMeta()).at(-1);
}
