import type { Language } from '../text/language.ts';

/** Where people answer, and how callers wait for them. */
export interface Desk {
  /** Where people answer. */
  readonly number: string;
  /** How many people answer. Left out, the desk is rung until it is busy. */
  readonly agents?: number | undefined;
  /** URL of a recording of about twenty seconds, repeated while a caller waits. Not played at relay pace. */
  readonly music?: string | undefined;
  /** Whether the agent presses a key before a caller is connected, so that voicemail takes no call. */
  readonly confirm: boolean;
}

/** The desk of a line for each language. Desks with the same number are one desk, for all lines and languages. */
export type Desks = Readonly<Record<Language, Desk>>;
