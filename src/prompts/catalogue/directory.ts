import type { Office } from '../../agency/case.ts';
import type { Language } from '../../text/language.ts';
import type { SlotType, SlotValue } from '../../dialogue/prompt-contract.ts';

/** What operators keep about the agency beside its wording. */
export interface Directory {
  /** Whether it is made up, to try the system with. */
  readonly sample: boolean;
  readonly facts: Facts;
  readonly counties: readonly County[];
}

/** What every text may say without a flow giving it: name → fact. */
export type Facts = ReadonlyMap<string, Fact>;

export interface Fact {
  readonly kind: SlotType;
  /** A language lacks its value only where the file has a mistake. */
  readonly values: Partial<Record<Language, SlotValue>>;
}

export interface County {
  readonly number: number;
  readonly zips: readonly ZipRange[];
  /** What callers may say besides its name. */
  readonly hear: readonly string[];
  readonly office: Office;
}

/** ZIP codes from the first to the last, both included. */
export type ZipRange = readonly [first: number, last: number];

/** California's ZIP codes, from the first to the last. */
export const californiaZips: ZipRange = [90_001, 96_162];
