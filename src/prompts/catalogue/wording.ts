import type { Language } from '../../text/language.ts';
import type { Sign } from '../prompts.ts';
import type { Command } from '../../dialogue/vocabulary.ts';
import type { CompiledText } from './compile-text.ts';

/** What callers say, by what it stands for, as operators wrote it. */
export type Phrases<N extends string = string> = ReadonlyMap<N, readonly string[]>;

/** Everything said and understood in one language. */
export interface Wording {
  /** The line of a menu option, from `option` and `key`. */
  readonly press: CompiledText;
  /** How `*` and `#` are called. */
  readonly keys: ReadonlyMap<'*' | '#', CompiledText>;
  /** Words for the keys 0 to 9. */
  readonly numbers: Phrases;
  readonly commands: Phrases<Command>;
  readonly statements: ReadonlyMap<string, CompiledText>;
  /** Questions that are neither menus nor picks. */
  readonly questions: ReadonlyMap<string, OpenWording>;
  readonly menus: ReadonlyMap<string, MenuWording>;
  readonly picks: ReadonlyMap<string, PickWording>;
  /** What is typed on a text telephone in place of a text, where operators wrote that too. */
  readonly typed: ReadonlyMap<CompiledText, CompiledText>;
  /** How turns are held and handed over on a text telephone. */
  readonly signs: ReadonlyMap<Sign, CompiledText>;
  readonly letters: ReadonlyMap<string, LetterWording>;
}

/** How a question is put: in full, briefly and anew, with help. */
export interface QuestionWording {
  readonly say: CompiledText;
  readonly again: CompiledText;
  readonly help: CompiledText;
}

/** `hear` is what may be said in place of `*` where that is an answer. */
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

/** A message that is written. The text keeps its lines. */
export interface LetterWording {
  readonly subject: CompiledText;
  readonly text: CompiledText;
}

export type Wordings = ReadonlyMap<Language, Wording>;

/** What stands under a name. Throws where nothing does: the flow has gone past its contract. */
export function find<N extends string, T>(entries: ReadonlyMap<N, T>, name: N): T {
  const entry = entries.get(name);
  if (entry === undefined) throw new Error(`There is no wording "${name}": add it to the contract of the flows.`);
  return entry;
}
