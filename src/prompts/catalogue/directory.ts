import type { Office } from '../../agency/office.ts';
import type { Language } from '../../text/language.ts';
import type { SlotType, SlotValue } from '../../dialogue/prompt-contract.ts';

/** The facts and counties of an agency, kept by operators beside its wording. */
export interface Directory {
  /** Whether it is a made-up sample to try the system. */
  readonly sample: boolean;
  /** IANA name of the zone in which operators write times; undefined where they write none. */
  readonly timeZone?: string | undefined;
  readonly facts: Facts;
  readonly counties: readonly County[];
}

/** Values that every text may say without the flow: name → fact. */
export type Facts = ReadonlyMap<string, Fact>;

export interface Fact {
  readonly kind: SlotType;
  /** A value is missing only where the file has a mistake. */
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
