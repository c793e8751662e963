import type { Library } from '../../agency/library.ts';
import type { Office } from '../../agency/office.ts';
import type { Language } from '../../text/language.ts';
import type { SlotType, SlotValue } from '../../dialogue/prompt-contract.ts';

/** The facts of an agency, its county offices and the libraries it names, kept by operators beside its wording. */
export interface Directory {
  /** Whether it is a made-up sample to try the system. */
  readonly sample: boolean;
  /** IANA name of the zone in which operators write times; undefined where they write none. */
  readonly timeZone?: string | undefined;
  readonly facts: Facts;
  /** None of an agency without county offices. */
  readonly counties: readonly County[];
  readonly libraries: readonly ListedLibrary[];
}

/** Values that every text may say without the flow: name → fact. */
export type Facts = ReadonlyMap<string, Fact>;

export interface Fact {
  readonly kind: SlotType;
  /** A value is missing only where the file has a mistake. */
  readonly values: Partial<Record<Language, SlotValue>>;
}

/** What callers name by a ZIP code, by its name in speech, or by the first letters of that on the keypad. */
export interface NamedPlace {
  /** Its name. */
  readonly place: string;
  readonly zips: readonly ZipRange[];
  /** What callers may say besides its name. */
  readonly hear: readonly string[];
}

export interface County extends NamedPlace {
  readonly number: number;
  readonly office: Office;
}

/** A library and its city. */
export interface ListedLibrary extends NamedPlace {
  readonly library: Library;
}

/** ZIP codes from the first to the last, both included. */
export type ZipRange = readonly [first: number, last: number];
