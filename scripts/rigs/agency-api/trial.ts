import type { Records } from '../../../src/calls/ports/records.ts';
import type { AskAgency } from './ask-agency.ts';

/** Somebody of the agency's test records. */
export interface TestParticipant {
  readonly id: string;
  readonly pin: string;
  /** Where it is given, their PIN is changed to it and back. */
  readonly newPin?: string | undefined;
  /** Whether a temporary PIN is asked for, which is sent to them. */
  readonly sendsPin?: boolean;
  /** Whether a payment by card is begun and cancelled. */
  readonly beginsPayment?: boolean;
}

export interface Tried extends TestParticipant {
  readonly ask: AskAgency;
  /** The same agency through the adapter that calls use. */
  readonly records: Records;
  /** Their reference, once they have signed in. */
  participant: string;
}

/** Gives what is wrong, or nothing. */
type Check = (tried: Tried) => Promise<string | undefined>;

/** What is tried, in words, and how. */
export type NamedCheck = readonly [string, Check];
