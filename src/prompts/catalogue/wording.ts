import type { Language } from '../../text/language.ts';
import type { Sign } from '../prompts.ts';
import type { Command } from '../../dialogue/vocabulary.ts';
import type { CompiledText } from './compile-text.ts';

/** Phrases of callers by their meaning, as operators wrote them. */
export type Phrases<N extends string = string> = ReadonlyMap<N, readonly string[]>;

/** Everything said and understood in one language. */
export interface Wording {
  /** The text of a menu option, from `option` and `key`. */
  readonly press: CompiledText;
  /** The names of `*` and `#`. */
  readonly keys: ReadonlyMap<'*' | '#', CompiledText>;
  /** Words for the keys 0 to 9. */
  readonly numbers: Phrases;
  readonly commands: Phrases<Command>;
  readonly statements: ReadonlyMap<string, CompiledText>;
  /** Questions that are neither menus nor picks. */
  readonly questions: ReadonlyMap<string, OpenWording>;
  readonly menus: ReadonlyMap<string, MenuWording>;
  readonly picks: ReadonlyMap<string, PickWording>;
  /** Text → what is typed in its place on a text telephone, where operators wrote one. */
  readonly typed: ReadonlyMap<CompiledText, CompiledText>;
  /** The signs of a text telephone. */
  readonly signs: ReadonlyMap<Sign, CompiledText>;
  readonly letters: ReadonlyMap<string, LetterWording>;
  /** Messages to mobile phones. */
  readonly texts: ReadonlyMap<string, CompiledText>;
}

/** A question in full, briefly when asked again, and with help. */
export interface QuestionWording {
  readonly say: CompiledText;
  readonly again: CompiledText;
  readonly help: CompiledText;
}

/** `hear` holds the phrases for `*` where it is an answer. */
export interface OpenWording extends QuestionWording {
  readonly hear: readonly string[];
}

/** `say` is the intro of a menu; its options are said after each of the three. */
export interface MenuWording extends QuestionWording {
  readonly options: ReadonlyMap<string, CompiledText>;
  readonly hear: Phrases;
}

/** `item` is said for each of the things to choose from. */
export interface PickWording extends QuestionWording {
  readonly item: CompiledText;
}

/** A message to be sent. The text keeps its newlines. */
export interface LetterWording {
  readonly subject: CompiledText;
  readonly text: CompiledText;
}

export type Wordings = ReadonlyMap<Language, Wording>;

/** The entry with a name. Throws where there is none: the flow uses wording that its contract lacks. */
export function find<N extends string, T>(entries: ReadonlyMap<N, T>, name: N): T {
  const entry = entries.get(name);
  if (entry === undefined) throw new Error(`There is no wording "${name}": add it to the contract of the flows.`);
  return entry;
}
