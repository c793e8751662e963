import type { ConsentChange, KnownChange } from '../../agency/consent.ts';

/** What participants agreed to, at an agency that keeps it. */
export interface AgencyConsents {
  /** Whether the agency keeps it, as far as it has said. */
  keepsConsents(): boolean;
  /** Keeps a change; `attempt` names it. Rejects with `SignInOver` where the reference is not known any more. */
  record(change: ConsentChange, attempt: string): Promise<void>;
  /** The changes of a number (E.164) that count. */
  findChanges(phone: string): Promise<readonly KnownChange[]>;
  /** Those of all numbers of a participant, who has another name in them: one that stays. */
  findChangesOf(participant: string): Promise<{ readonly name: string; readonly changes: readonly KnownChange[] }>;
}
