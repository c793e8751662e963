import type { PickQuestion, Told } from './output.ts';
import type { SlotType, Slots } from './prompt-contract.ts';

/** Every sentence that somebody can say, with the slots it fills. */
type Sentences = Readonly<Record<string, Slots>>;

/** The sentences without slots: what another sentence can hold as a term. */
type Term<Of extends Sentences> = { [Key in keyof Of]: keyof Of[Key] extends never ? Key : never }[keyof Of];

interface Values<Of extends Sentences> {
  readonly money: number;
  readonly count: number;
  readonly spell: string | readonly string[];
  readonly term: Term<Of>;
}

type ValueOf<Type extends SlotType, Of extends Sentences> = Type extends keyof Values<Of> ? Values<Of>[Type] : string;

type ValuesOf<Wanted extends Slots, Of extends Sentences> = {
  readonly [Slot in keyof Wanted]: ValueOf<Wanted[Slot], Of>;
};

/** The slots of a sentence as the last argument, and none where it has none. */
export type SlotsFor<Of extends Sentences, Key extends keyof Of> = keyof Of[Key] extends never
  ? []
  : [slots: ValuesOf<Of[Key], Of>];

/** What says one of these sentences with its slots filled: the compiler knows which. */
export function createTell<Of extends Sentences>() {
  return <Key extends keyof Of & string>(prompt: Key, ...[slots]: SlotsFor<Of, Key>): Told =>
    slots ? { prompt, slots: slots as NonNullable<Told['slots']> } : { prompt };
}

/** What asks to pick one of several things, each with its slots filled. */
export function createPick<Picks extends Sentences, Of extends Sentences>() {
  return <Key extends keyof Picks & string>(
    prompt: Key,
    items: readonly {
      readonly slots: ValuesOf<Picks[Key], Of>;
      readonly hear: readonly string[];
      readonly errand?: string;
    }[],
  ): PickQuestion => ({ kind: 'pick', prompt, items: items as PickQuestion['items'] });
}

const noSlots = {} as const satisfies Slots;

/** A sentence without slots for each of some words: `method-card` for `card`. */
export function termsFor<Prefix extends string, Word extends string>(prefix: Prefix, words: readonly Word[]) {
  const named = words.map((word) => [`${prefix}-${word}`, noSlots]);
  return Object.fromEntries(named) as Readonly<Record<`${Prefix}-${Word}`, typeof noSlots>>;
}

/** Holds that every fact of a record is told: what destructuring has left over must be nothing, else this does not compile. */
export function allTold(_left: Readonly<Record<string, never>>): void {}
