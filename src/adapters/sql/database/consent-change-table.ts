import type { Language } from '../../../text/language.ts';

/** That a number agreed to texts for a purpose, or took it back. What it says is never changed. */
interface ConsentChangeTable {
  /** Names the change. */
  attempt: string;
  phone_hash: string;
  participant_id: number | null;
  /** A keyed hash of the reference of an agency that keeps its own records; null for a participant of these. */
  participant_hash: string | null;
  purpose: string;
  given: 0 | 1;
  language: Language;
  at_ms: number;
  /** The whole change. */
  sealed: string;
  /** Whether the agency has it, where it keeps consents: null while it waits, 0 where the agency does not take it. */
  handed_over: 0 | 1 | null;
}

export interface ConsentTables {
  consent_changes: ConsentChangeTable;
}
