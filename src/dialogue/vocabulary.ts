/** What callers can ask for at every question, by key or by word. */
export const commands = [
  'agent',
  'repeat',
  'help',
  'back',
  'main-menu',
  'goodbye',
  'other-language',
  'more-time',
] as const;

export type Command = (typeof commands)[number];

/** What a phrase stands for: an option of the open question, a command, an errand, or a key of the keypad ("one"). */
export type Meaning =
  | { readonly option: string }
  | { readonly command: Command }
  /** What the caller wants done, wherever in the call it is said. */
  | { readonly errand: string }
  | { readonly key: string }
  /** A whole number entered by its name. */
  | { readonly digits: string }
  /** An item of a pick, from 1. */
  | { readonly position: number };

/** The phrases understood at one question, each as `normalise` writes it. An option's phrase hides a command's. */
export type Vocabulary = ReadonlyMap<string, Meaning>;
