import type { SlotType, Slots } from '../../src/dialogue/prompt-contract.ts';
import type { PickQuestion, Told } from '../../src/dialogue/output.ts';
import { picks, type Statements } from './statements.ts';

/** The sentences without slots: what another sentence can hold as a term. */
type Term = { [Key in keyof Statements]: keyof Statements[Key] extends never ? Key : never }[keyof Statements];

interface Values {
  readonly money: number;
  readonly count: number;
  readonly spell: string | readonly string[];
  readonly term: Term;
}

type ValueOf<Type extends SlotType> = Type extends keyof Values ? Values[Type] : string;

type ValuesOf<Of extends Slots> = { readonly [Slot in keyof Of]: ValueOf<Of[Slot]> };

/** The slots of a sentence as the last argument, and none where it has none. */
export type SlotsFor<Key extends keyof Statements> = keyof Statements[Key] extends never
  ? []
  : [slots: ValuesOf<Statements[Key]>];

/** A sentence with its slots filled: the compiler knows which. */
export function tell<Key extends keyof Statements>(prompt: Key, ...[slots]: SlotsFor<Key>): Told {
  return slots ? { prompt, slots } : { prompt };
}

/** A sentence that names toll-free numbers, or the one that callers from other countries hear in its place. */
export function tellNumbers(
  prompt: 'ways-to-pay' | 'employers' | 'payment-card',
  { settings }: { readonly settings: { readonly abroad: boolean } },
): Told {
  return tell(settings.abroad ? `${prompt}-abroad` : prompt);
}

/** A question that picks one of several things. */
export function pick<Key extends keyof typeof picks>(
  prompt: Key,
  items: readonly { readonly slots: ValuesOf<(typeof picks)[Key]>; readonly hear: readonly string[] }[],
): PickQuestion {
  return { kind: 'pick', prompt, items };
}

/** Holds that every fact of a record is told: what destructuring has left over must be nothing, else this does not compile. */
export function allTold(_left: Readonly<Record<string, never>>): void {}
