import type { ChoiceQuestion, Hold, Told } from './output.ts';
import type { LastTry, Scene } from './scene.ts';

/** What happens on the way to the next state: an action of the flow. */
interface Doing {
  readonly type: string;
  readonly params: unknown;
}

/** The action that says something once, before the next scene. */
export interface SayFirst {
  readonly type: 'sayFirst';
  readonly params: Told;
}

interface Option {
  /** The key that chooses it, 1–9. */
  readonly key: string;
  /** The state it leads to. */
  readonly to: string;
  readonly doing?: Doing;
}

interface Around<Context, On> {
  /** Told before the question. */
  readonly tell?: (context: Context) => readonly Told[];
  /** Played after what is told. */
  readonly play?: (context: Context) => string | undefined;
  /** The prompts that say what the last try leads to, where that is not a person. */
  readonly lastTry?: LastTry;
  /** The caller waits here for something else than an answer. */
  readonly hold?: (context: Context) => Hold;
  /** What else moves the caller from here. */
  readonly on?: On;
}

type Choices<Options> = {
  readonly [Name in keyof Options & string as `choose.${Name}`]: {
    readonly target: string;
    readonly actions: Options[Name] extends { readonly doing: infer Action } ? readonly [Action] : readonly [];
  };
};

/** A state that asks the caller to choose: the menu's prompt, and for each option its key and where it leads. */
export function menu<const Options extends Readonly<Record<string, Option>>, Context, const On = unknown>(
  prompt: string,
  options: Options,
  { on, ...scene }: Around<Context, On> = {},
): { meta: Scene<Context>; on: Choices<Options> & On } {
  const choices = Object.entries(options).map(([name, { to, doing }]) => {
    return [`choose.${name}`, { target: to, actions: doing ? [doing] : [] }] as const;
  });
  const keys = Object.entries(options).map(([name, { key }]) => [name, { key }] as const);
  const ask: ChoiceQuestion = { kind: 'choice', prompt, options: Object.fromEntries(keys) };
  return {
    meta: { ...scene, ask },
    on: { ...(Object.fromEntries(choices) as unknown as Choices<Options>), ...(on as On) },
  };
}
