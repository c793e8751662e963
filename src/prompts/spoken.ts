import type { Language } from '../text/language.ts';
import type { SlotType } from '../dialogue/prompt-contract.ts';

/** A piece of a text. A slot has two forms: `written` for readers ("$1,310.55"), and `spoken` for voices ("1310 dollars and 55 cents"). */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pause'; readonly ms: number }
  | { readonly kind: 'slot'; readonly type: SlotType; readonly written: string; readonly spoken: string };

/** Parts said in one language, by one voice. */
export interface Spoken {
  readonly language: Language;
  readonly parts: readonly Part[];
}
