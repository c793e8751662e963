import type { ConsentPurpose, ConsentWay } from '../../../agency/consent.ts';
import type { TextRefusal } from '../../../calls/ports/outgoing-texts.ts';
import type { TextLead, TextState, TextStatus } from '../../../calls/ports/text-list.ts';

/** A text, or a call, that is to go, is going or has gone. */
export interface TextTable {
  /** A keyed hash of number, participant, purpose, event and lead: there is one of it. */
  name: string;
  reference: string;
  participant_id: number | null;
  /** A keyed hash of the name that an agency with its own records has for them; null for a participant of these. */
  participant_hash: string | null;
  /** A keyed hash of the number. */
  phone_hash: string;
  purpose: ConsentPurpose;
  lead: TextLead;
  way: ConsentWay;
  /** A keyed hash of what the text tells of. */
  event: string;
  state: TextState;
  why: TextRefusal | null;
  code: number | null;
  tries: number;
  /** The carrier's name for it. */
  message: string | null;
  claimed_ms: number;
  tried_ms: number | null;
  /** Nobody takes it before. */
  due_ms: number;
  late_ms: number;
  over_ms: number;
  /** Number, language, line and matter, and whose it is at an agency with its own records; once it has been sent, its words and its sender. */
  sealed: string;
}

/** What the carrier told of a text before it was known that the carrier had taken it. */
interface TextStatusTable {
  message: string;
  state: TextStatus['state'];
  why: TextRefusal | null;
  code: number | null;
  at_ms: number;
}

export interface TextTables {
  texts: TextTable;
  text_statuses: TextStatusTable;
}
