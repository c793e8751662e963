import type { Model } from 'messageformat';
import type { SlotType } from '../../dialogue/prompt-contract.ts';
import type { Advice } from '../../yaml/problem.ts';
import { findClosest } from '../../text/find-closest.ts';

/** Slot name → its kind. A `bare` slot is written without a kind. */
export type SlotKinds = Readonly<Record<string, SlotKind>>;

type SlotKind = SlotType | 'bare';

/** Checks an expression in braces: it must be a slot of its text, or a fact. Undefined where it is right. */
export function checkSlot(
  { arg, functionRef }: Model.Expression,
  slots: SlotKinds,
  facts: SlotKinds,
): Advice | undefined {
  if (arg?.type !== 'variable') return describeNoSlot(arg?.value, slots);
  const { name } = arg;
  const kind = findKind(name, { ...facts, ...slots });
  if (kind === undefined) return describeUnknown(name, slots, facts);

  const suggestion = `Write ${showSlot(name, kind)}.`;
  if (kind === 'bare') return functionRef && { message: `$${name} takes no kind.`, suggestion };
  if (!functionRef) return { message: `$${name} lacks its kind.`, suggestion };
  // Wording that is older than :place says :name.
  const isFit = functionRef.name === kind || (kind === 'place' && functionRef.name === 'name');
  if (!isFit) return { message: `$${name} is :${kind}, not :${functionRef.name}.`, suggestion };
  return functionRef.options && { message: `:${kind} takes no options.`, suggestion };
}

/** The slots as written in a text, for advice. */
export function showSlots(slots: SlotKinds): string {
  const shown = Object.entries(slots).map(([name, kind]) => showSlot(name, kind));
  return shown.length === 0 ? 'This text has no slots.' : `The slots of this text: ${shown.join(', ')}.`;
}

export function showSlot(name: string, kind: SlotKind | undefined): string {
  return kind === undefined || kind === 'bare' ? `{$${name}}` : `{$${name} :${kind}}`;
}

function findKind(name: string, kinds: SlotKinds): SlotKind | undefined {
  return Object.hasOwn(kinds, name) ? kinds[name] : undefined;
}

function describeNoSlot(word: string | undefined, slots: SlotKinds): Advice {
  const meant = word !== undefined && Object.hasOwn(slots, word);
  return {
    message: `{${word ?? ''}} is no slot: a slot begins with $.`,
    suggestion: meant ? `Write ${showSlot(word, slots[word])}.` : showSlots(slots),
  };
}

function describeUnknown(name: string, slots: SlotKinds, facts: SlotKinds): Advice {
  const known = { ...facts, ...slots };
  const meant = findClosest(name, Object.keys(slots)) ?? findClosest(name, Object.keys(facts));
  return {
    message: `There is no slot $${name} here.`,
    suggestion:
      meant === undefined
        ? `${showSlots(slots)} Nor does directory.yaml have that fact: add it there, or take it out here.`
        : `Did you mean ${showSlot(meant, known[meant])}?`,
  };
}
