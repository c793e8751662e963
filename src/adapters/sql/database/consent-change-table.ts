import type { Language } from '../../../text/language.ts';

/** That a number agreed to texts for a purpose, or took it back. Nothing in it is changed. */
interface ConsentChangeTable {
  /** Names the change. */
  attempt: string;
  phone_hash: string;
  participant_id: number | null;
  purpose: string;
  given: 0 | 1;
  language: Language;
  at_ms: number;
  /** The whole change. */
  sealed: string;
}

export interface ConsentTables {
  consent_changes: ConsentChangeTable;
}
