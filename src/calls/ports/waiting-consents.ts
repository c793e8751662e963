import type { ConsentChange } from '../../agency/consent.ts';

/** A change of a consent, by the name of its attempt. */
export interface WaitingConsent {
  readonly attempt: string;
  readonly change: ConsentChange;
}

/** Changes of consents that are kept here until the agency has them. They outlive the process. */
export interface WaitingConsents {
  /** Some of those that wait; `after` names the last one of the page before. */
  list(after: string): Promise<readonly WaitingConsent[]>;
  /** Those of a number (E.164), or of a participant. */
  listOf(whose: { readonly phone: string } | { readonly participant: string }): Promise<readonly WaitingConsent[]>;
  /** It waits no longer: the agency has it, or does not take it. */
  settle(attempt: string, isTaken: boolean): Promise<void>;
}
