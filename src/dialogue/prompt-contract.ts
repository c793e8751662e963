import { z } from 'zod';

/**
 * What a slot of a prompt holds, and so how it is said:
 * `money` integer cents · `date`, `day` (with its weekday, without its year) and `time` ISO 8601 · `digits` read one by one · `phone` E.164 · `count` a whole number ·
 * `spell` letters and digits one by one (a text or a list of texts) · `country` ISO 3166, two letters · `name` as it stands ·
 * `place` a name or address in English, as it stands · `term` the key of another prompt without slots.
 */
export type SlotType =
  | 'money'
  | 'date'
  | 'day'
  | 'time'
  | 'digits'
  | 'phone'
  | 'count'
  | 'spell'
  | 'country'
  | 'name'
  | 'place'
  | 'term';

export const SlotValue = z.union([z.string(), z.number(), z.array(z.string()).readonly()]);

export type SlotValue = z.infer<typeof SlotValue>;

/** Slot name → what it holds. */
export type Slots = Readonly<Record<string, SlotType>>;

/** What the flows need of the prompt files: every language must have each of these keys, with these slots and options. */
export interface PromptContract {
  /** Sentences. */
  readonly statements: Readonly<Record<string, Slots>>;
  /** Statements that operators may leave empty, such as a notice. */
  readonly optional: readonly string[];
  /** Questions answered with digits: `say`, `again` and `help`. */
  readonly digits: readonly string[];
  /** Those of `digits` at which `*` is an answer: their `hear` lists what may be said for it. */
  readonly starred: readonly string[];
  /** Questions answered with a choice: `intro`, `again`, `help` and one entry for each option. */
  readonly menus: Readonly<Record<string, readonly string[]>>;
  /** Questions that pick one of several things: `say`, `again`, `help` and `item`, which holds the slots. */
  readonly picks: Readonly<Record<string, Slots>>;
  /** Questions answered with a recording: `say`, `again` and `help`. */
  readonly recordings: readonly string[];
  /** Messages that are written and sent rather than said, with their slots: `subject` and `text`, whose lines are kept. */
  readonly letters: Readonly<Record<string, Slots>>;
  /** Messages to mobile phones, under the entry `text`, with their slots. */
  readonly texts: Readonly<Record<string, Slots>>;
  /** What callers may want done wherever they are: each language has words for each of them. */
  readonly errands: readonly string[];
  /** Prompts said while the caller has paused: `say` once, `again` now and then, and `help`. */
  readonly pauses: readonly string[];
}
