import type { Command } from '../dialogue/vocabulary.ts';

/** Phrases by their name, in the order in which they were written. */
type Lists<Name extends string = string> = ReadonlyMap<Name, readonly string[]>;

/** The words of a language, understood at every question: `words.<language>.yaml` as operators wrote it. */
export interface Lexicon {
  /** Words that mean nothing wherever they stand, and words of courtesy. */
  readonly fillers: readonly string[];
  readonly courtesy: readonly string[];
  /** Words too common to tell wishes apart. */
  readonly small: readonly string[];
  /** Words that deny the next one; a wish that is denied denies all up to a turn. */
  readonly not: readonly string[];
  readonly wish: readonly string[];
  readonly turn: readonly string[];
  /** With these callers take back what they have just said. */
  readonly correcting: readonly string[];
  /** Between what callers are and what they want. */
  readonly joining: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly closing: readonly string[];
  readonly thanks: readonly string[];
  /** What may stand around a number or a place by which something is chosen. */
  readonly choosing: readonly string[];
  /** Numbers and places in a list, by their figures. */
  readonly numbers: Lists;
  readonly places: Lists;
  /** What a recogniser writes for a number that is said alone, by their figures: "to" for 2. */
  readonly soundAlike: Lists;
  readonly last: readonly string[];
  readonly withinNumbers: readonly string[];
  readonly twice: readonly string[];
  readonly thrice: readonly string[];
  readonly thisYear: readonly string[];
  readonly lastYear: readonly string[];
  /** Words that count as one. A `*` at the end of a word stands for any ending. */
  readonly same: Lists;
  /** Phrases of a command: only alone, or in a longer sentence too. */
  readonly alone: Lists<Command>;
  readonly within: Lists<Command>;
}

/** Sentences that callers say, by what they mean: an errand, a command, "yes", "no", "nothing", or an option of one question ("role.parent"). */
export type Sentences = ReadonlyMap<string, readonly string[]>;
