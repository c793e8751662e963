import type { ChoiceQuestion, Told } from './output.ts';
import type { Scene } from './scene.ts';

interface Option {
  /** The key that chooses it, 1–9. */
  readonly key: string;
  /** The state it leads to. */
  readonly to: string;
  /** Said on the way. */
  readonly saying?: SayFirst;
}

/** The action that says something once, before the next scene. */
export interface SayFirst {
  readonly type: 'sayFirst';
  readonly params: Told;
}

interface Around<Context, On> {
  /** Told before the question. */
  readonly tell?: (context: Context) => readonly Told[];
  /** What else moves the caller from here. */
  readonly on?: On;
}

interface Choice {
  readonly target: string;
  readonly actions: readonly SayFirst[];
}

type Choices<Options> = { readonly [Name in keyof Options & string as `choose.${Name}`]: Choice };

/** A state that asks the caller to choose: the menu's prompt, and for each option its key and where it leads. */
export function menu<const Options extends Readonly<Record<string, Option>>, Context, const On = unknown>(
  prompt: string,
  options: Options,
  around: Around<Context, On> = {},
): { meta: Scene<Context>; on: Choices<Options> & On } {
  const choices = Object.entries(options).map(([name, { to, saying }]) => {
    return [`choose.${name}`, { target: to, actions: saying ? [saying] : [] }] as const;
  });
  const keys = Object.entries(options).map(([name, { key }]) => [name, { key }] as const);
  const ask: ChoiceQuestion = { kind: 'choice', prompt, options: Object.fromEntries(keys) };
  return {
    meta: { ...(around.tell && { tell: around.tell }), ask },
    on: { ...(Object.fromEntries<Choice>(choices) as Choices<Options>), ...(around.on as On) },
  };
}
