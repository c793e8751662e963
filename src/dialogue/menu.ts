import type { Language } from '../text/language.ts';
import { checkKeys } from './check-keys.ts';
import type { ChoiceQuestion, Hold, Told } from './output.ts';
import type { LastTry, Scene } from './scene.ts';

/** What happens when an option is chosen: an action of the flow, or several in their order. */
type Actions = object | string | readonly (object | string)[];

interface Choice {
  /** One of 1–7. A menu whose options carry a language may use 8 and 9 too. Without one, the option is chosen in words alone. */
  readonly key?: string;
  /** The language in which the option is said, where a menu is spoken in several. */
  readonly language?: Language;
}

/** An option that leads to the state `to`. */
interface Leading extends Choice {
  readonly to: string;
  readonly actions?: Actions;
}

/** An option after which the menu is told again. */
interface Staying extends Choice {
  readonly to?: never;
  readonly actions: Actions;
}

type Options = Readonly<Record<string, Leading | Staying>>;

interface Around<Context, On> {
  /** Told before the question. */
  readonly tell?: (context: Context) => readonly Told[];
  /** Played after what is told. */
  readonly play?: (context: Context) => string | undefined;
  /** The prompts that say what the last try leads to, where that is not a person. */
  readonly lastTry?: LastTry;
  /** A number is chosen here: a `#` behind the answer belongs to it. */
  readonly takesNumber?: true;
  /** The caller waits here for something else than an answer. */
  readonly hold?: (context: Context) => Hold;
  /** Whether a caller may name an errand here that is none of the options. */
  readonly errands?: true;
  /** What else moves the caller from here. */
  readonly on?: On;
}

/** `on` cannot say again where an option leads. */
type NoneOf<Its> = { readonly [Name in keyof Its & string as `choose.${Name}`]?: never };

type Choices<Its> = { readonly [Name in keyof Its & string as `choose.${Name}`]: Transition<Its[Name]> };

type Transition<Option> = (Option extends { readonly to: string } ? { readonly target: string } : unknown) & {
  readonly actions: Option extends { readonly actions: infer Its } ? Its : readonly [];
};

/**
 * A state that asks the caller to choose: the menu's prompt, and for each option its key and where it leads. Throws where a key is
 * used twice or means something else at every menu.
 */
export function menu<const Its extends Options, Context, const On = unknown>(
  prompt: string,
  options: Its,
  { on, errands, ...scene }: Around<Context, On & NoneOf<Its>> = {},
): { meta: Scene<Context> & { readonly ask: ChoiceQuestion }; on: Choices<Its> & On } {
  checkKeys(prompt, options);
  const choices = Object.entries<Leading | Staying>(options).map(([name, { to, actions = [] }]) => {
    return [`choose.${name}`, to === undefined ? { actions } : { target: to, actions }] as const;
  });
  return {
    meta: { ...scene, ask: { ...questionOf(prompt, options), ...(errands && { errands }) } },
    on: { ...(Object.fromEntries(choices) as unknown as Choices<Its>), ...(on as On) },
  };
}

function questionOf(prompt: string, options: Options): ChoiceQuestion {
  const choices = Object.entries(options).map(([name, { key, language }]) => {
    return [name, { ...(key && { key }), ...(language && { language }) }] as const;
  });
  return { kind: 'choice', prompt, options: Object.fromEntries(choices) };
}
