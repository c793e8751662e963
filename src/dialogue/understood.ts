import type { Language } from '../text/language.ts';
import type { Meaning } from './vocabulary.ts';

/** What words mean at a question. `yes` and `no` are answers that the question has no option for. */
export type Understood =
  | Exclude<Meaning, { readonly errand: string }>
  /** An errand, and the language in which it was said. */
  | { readonly errand: string; readonly language: Language }
  /** A number where one is asked for. */
  | { readonly number: string }
  /** One of two errands: the caller is asked which. */
  | { readonly either: readonly [one: string, other: string] }
  | { readonly answer: 'yes' | 'no' | 'nothing' };
