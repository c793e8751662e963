import type { Library } from '../agency/library.ts';
import type { Office } from '../agency/office.ts';
import type { Language } from '../text/language.ts';
import type { ChoiceQuestion, Output, Question } from '../dialogue/output.ts';
import type { SlotValue } from '../dialogue/prompt-contract.ts';
import type { Vocabulary } from '../dialogue/vocabulary.ts';
import type { Hearing } from '../understanding/hearing.ts';
import type { Spoken } from './spoken.ts';

/** Signs of a text telephone. `hold`: please wait. `more`: go ahead, more pages follow. `closing`: go ahead, or say goodbye. */
export const signs = ['hold', 'more', 'closing'] as const;

export type Sign = (typeof signs)[number];

/** The wording of every prompt in every language, checked as a whole. */
export interface Catalogue {
  /** The offices of the directory, found as `findOffices` in src/dialogue/effects.ts says; none, one or several. */
  findOffices(by: { readonly keys: string } | { readonly county: string }): readonly Office[];
  /** The libraries of the directory that keys stand for, as `findLibraries` there says. */
  findLibraries(by: { readonly keys: string }): readonly Library[];
  /** Everything said for an output, in order: what is told, the word on a missed answer, the question. Neighbours in one language are one `Spoken`. */
  speak(output: Output): readonly Spoken[];
  /** The same for a text telephone, in `typableCharacters`: one text for each sentence and each option. */
  type(output: Output): readonly string[];
  /** The same for a text message, in the letters of the language. */
  compose(output: Output): readonly string[];
  /** The labels of a menu by their keys, as `type` lists them. */
  labels(language: Language, question: ChoiceQuestion): ReadonlyMap<string, string>;
  /** The signs of a language. */
  signs(language: Language): Readonly<Record<Sign, string>>;
  /** A message to be sent, without markup. Its text ends with a newline. */
  write(language: Language, letter: string, slots: Readonly<Record<string, SlotValue>>): Letter;
  /** A message to a mobile phone, on one line. */
  text(language: Language, name: string, slots: Readonly<Record<string, SlotValue>>): string;
  /** The phrases understood at a question; the same object for the same question, unless it is a pick. */
  vocabulary(language: Language, question: Question): Vocabulary;
  /** What is understood at a question: in the language of the call, then in the others. */
  hearings(language: Language, question: Question): readonly Hearing[];
  /** The phrases a recogniser should expect at a question, as operators wrote them, options first; at most 500 of 100 characters. */
  hints(language: Language, question: Question): readonly string[];
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The current wording: edits replace the catalogue while calls go on. */
export interface Prompts {
  current(): Catalogue;
}
