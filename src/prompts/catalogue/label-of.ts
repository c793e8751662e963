import type { Language } from '../../text/language.ts';
import type { SlotValue } from '../../dialogue/prompt-contract.ts';
import type { CompiledText } from './compile-text.ts';
import { joint } from '../../text/joint.ts';
import { grammars } from '../grammar/grammars.ts';
import type { Part } from '../spoken.ts';
import { writeParts } from './to-text.ts';
import type { Wording } from './wording.ts';

type Slots = Readonly<Record<string, SlotValue>>;

/** How texts are written for a channel. In their values joints stand for spaces. */
export interface Writing {
  readonly write: (wording: Pick<Wording, 'typed'>, text: CompiledText, slots?: Slots) => string;
  /** Whether an option has a label of its own, which is written as it stands. */
  readonly hasLabel: (wording: Pick<Wording, 'typed'>, option: CompiledText) => boolean;
}

/** In their wording for text telephones, where they have one. */
export const asTyped: Writing = {
  write: ({ typed }, text, slots) => writeWhole(typed.get(text) ?? text, slots),
  hasLabel: ({ typed }, option) => typed.has(option),
};

/** As they are said. */
export const asText: Writing = { write: (_, text, slots) => writeWhole(text, slots), hasLabel: () => false };

function writeWhole(text: CompiledText, slots?: Slots): string {
  return writeParts(text(slots).map(holdTogether));
}

/** A value longer than this is broken like a sentence. */
const longestWhole = 60;

/** A date, an amount, a number or an address line stays on one page. */
function holdTogether(part: Part): Part {
  if (part.kind !== 'slot' || part.written.length > longestWhole) return part;
  return { ...part, written: part.written.trim().replaceAll(/\s+/gu, joint) };
}

/** The label of an option in a list: "payments" for the option "For payments". */
export function labelOf(
  writing: Writing,
  wording: Wording,
  option: CompiledText,
  language: Language,
  slots?: Slots,
): string {
  const label = writing.write(wording, option, slots);
  return writing.hasLabel(wording, option) ? label : label.replace(grammars[language].optionLead, '');
}
