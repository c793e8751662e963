import type { Language } from '../../text/language.ts';
import type { SlotValue } from '../../dialogue/prompt-contract.ts';
import type { CompiledText } from './compile-text.ts';
import { joint } from '../../text/joint.ts';
import { grammars } from '../grammar/grammars.ts';
import type { Part } from '../spoken.ts';
import { writeParts } from './to-text.ts';
import type { Wording } from './wording.ts';

type Slots = Readonly<Record<string, SlotValue>>;

/** A text in its wording for text telephones, where it has one. In its values joints stand for spaces. */
export function writeTyped({ typed }: Pick<Wording, 'typed'>, text: CompiledText, slots?: Slots): string {
  return writeParts((typed.get(text) ?? text)(slots).map(holdTogether));
}

/** A value longer than this is broken like a sentence. */
const longestWhole = 60;

/** A date, an amount, a number or an address line stays on one page. */
function holdTogether(part: Part): Part {
  if (part.kind !== 'slot' || part.written.length > longestWhole) return part;
  return { ...part, written: part.written.trim().replaceAll(/\s+/gu, joint) };
}

/** The label of an option in a list: "payments" for the option "For payments". */
export function labelOf(wording: Wording, option: CompiledText, language: Language, slots?: Slots): string {
  const label = writeTyped(wording, option, slots);
  return wording.typed.has(option) ? label : label.replace(grammars[language].optionLead, '');
}
