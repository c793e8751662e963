import type { PartyRole } from '../../../agency/party.ts';
import type { Generated, Kysely, Transaction } from 'kysely';
import type { RequestKind } from '../../../agency/caller-request.ts';
import type { PaymentStatus } from '../../../agency/payment.ts';
import type { NewRequest } from '../../../calls/ports/records.ts';
import type { Language } from '../../../text/language.ts';
import type { appointmentColumns } from './appointment-columns.ts';
import type { caseColumns } from './case-columns.ts';
import type { RecordingTables } from './recording-tables.ts';
import type { RowOf } from './columns.ts';
import type { CardPaymentTables } from './card-payment-table.ts';
import type { ConsentTables } from './consent-change-table.ts';
import type { DocumentTables } from './document-tables.ts';
import type { ExtractTables } from './extract-tables.ts';
import type { paymentColumns } from './payment-columns.ts';
import type { TextTables } from './text-tables.ts';
import type { TemporaryPins } from './temporary-pins.ts';

export type PinAnswer = 'emailed' | 'mailed' | 'agent';
export type OutboxChannel = 'email' | 'letter';
export type MessageKind = 'pin' | 'notice';

/** SQLite has no booleans. */
type Flag = 0 | 1;

interface ParticipantContact {
  language: Language | null;
  mailing_address_valid: Flag;
  email: string | null;
  phone: string | null;
}

/** What an agency's extract says of a participant. */
interface ParticipantFacts extends ParticipantContact {
  participant_id: string;
  participant_id_hash: string;
  ssn_hash: string | null;
  pin_hash: string | null;
  /** The PIN that the agency last issued; callers may have changed theirs since. */
  issued_pin_hash: string | null;
  pin_temporary: Flag;
}

export interface ParticipantTable extends ParticipantFacts, TemporaryPins {
  /** Our own number, which says nothing outside. */
  id: number;
  /** How often their PIN has changed. Left out where a row is added: 0. */
  pin_generation: Generated<number>;
}

interface CaseRow extends RowOf<typeof caseColumns> {
  number: string;
  /** 1: nothing of it is told by machine. Left out by an extract, it stays as it was. */
  protect: Flag | null;
  /** 1: it is told no more. */
  withdrawn: 1 | null;
}

interface CaseTable extends CaseRow {
  payer_id: number;
  recipient_id: number;
}

/** A party of a case that lists its parties: both of its parents are then `forgotten`. Where they are not, the row is one of before, and counts for nothing. */
interface CasePartyFacts {
  role: PartyRole;
  /** Whether others are on the same side. */
  shared: Flag;
  /** Whether the balance is told as that of the case. */
  of_case: Flag;
  /** The agency that gets what a payer pays; null where a person does. */
  payee: string | null;
}

interface CasePartyTable extends CasePartyFacts {
  case_number: string;
  participant_id: number;
}

interface PaymentRow extends RowOf<typeof paymentColumns> {
  case_number: string;
}

interface AppointmentRow extends RowOf<typeof appointmentColumns> {
  case_number: string;
  /** ISO 8601 with the offset of the place. */
  at: string;
  /** The same instant, to compare and sort by. */
  at_ms: number;
}

/** Something that a case lists. */
type Listed<Row> = Row & {
  /** Counts those that are equal in all else, from 1. */
  occurrence: number;
};

/** Failed attempts in a row by the ID of a participant (`participant:7`), by their SSN (`participant:7:ssn`), or by an identifier that is nobody's (`claim:2026.Zk3…`). */
export interface SignInFailureTable {
  subject: string;
  /** The attempts that failed, one a line. */
  attempts: string;
  last_failure_ms: number;
}

/** Who asked for a temporary PIN, by the subject of their sign-in failures, and what they were told; once while one is on its way. */
interface PinRequestTable {
  subject: string;
  /** The call. */
  request: string;
  asked_at_ms: number;
  answer: PinAnswer;
}

export interface OutboxTable {
  number: number;
  participant_id: number;
  channel: OutboxChannel;
  /** `pin`: it brings a temporary PIN. Left out where a row is added: that. */
  kind: Generated<MessageKind>;
  /** `replaced`: a newer PIN made it worthless before it was sent. */
  state: 'asked' | 'sent' | 'replaced';
  /** Address and text, sealed; gone once they are no longer needed. */
  sealed: string | null;
  asked_at_ms: number;
  /** When the PIN in it ends. */
  expires_at_ms: number;
  attempts: number;
  /** No sender takes it before. */
  due_ms: number;
  last_error: string | null;
}

interface RequestTable {
  /** Eight digits. */
  reference: string;
  kind: RequestKind;
  /** Null where nobody had signed in. */
  participant_id: number | null;
  /** The case it is about, where it is about one. */
  case_number: string | null;
  language: Language;
  /** The name of the line, and how the caller was spoken or written with there. Null in what an older version left. */
  line: string | null;
  channel: NonNullable<NewRequest['channel']> | null;
  pace: NewRequest['pace'] | null;
  /** A JSON object. */
  details: string;
  left_at_ms: number;
  attempt: string;
  /** The export it belongs to, once there is one. */
  batch: number | null;
}

interface RequestBatchTable {
  number: number;
  /** An absolute path. */
  file: string;
  /** Null while the file is not known to be complete. */
  collected_at_ms: number | null;
}

export type Numbered = 'participants' | 'outbox' | 'request_batches' | 'extracts';

/** What numbers were given last, by what they count; `retention`: the day on which what was over was last removed, from the epoch; `moved`: when the records were moved elsewhere; `recordings`: when the carrier's recordings were last looked through; `texts`: until when one server alone sends texts; `texts-paused`: until when none are sent; `probe`: how often a write was tried. */
interface NumberTable {
  name: Numbered | 'retention' | 'moved' | 'probe' | 'recordings' | 'texts' | 'texts-paused';
  last: number;
}

/** A text sealed with a key when it was first used: a key of the same ID that does not open it is another one. */
interface KeyProofTable {
  key_id: string;
  sealed: string;
}

/** An entry of the audit trail, or the head of a chain of them, at sequence 0. */
export interface AuditTable {
  chain: number;
  sequence: number;
  at_ms: number;
  what: string;
  /** `participant:7`, or `claim:` and the keyed hash of an identifier. */
  subject: string;
  call: string;
  turn: number;
  line: string;
  /** A JSON object. */
  facts: string;
  /** The key's ID, and a keyed hash over the entry and the one before it. */
  seal: string;
}

/** A call that is over, for as long as a copy of it could be brought back. */
interface EndedCallTable {
  call: string;
  until_ms: number;
}

/** A row of an extract before it is taken, with the number of its row, from 1. */
type Staged<Row> = Row & { at_row: number };

export type StagedParticipantTable = Staged<ParticipantFacts>;
export type StagedCaseTable = Staged<CaseRow & { payer: string; recipient: string }>;
export type StagedPartyTable = Staged<CasePartyFacts & { participant: string }>;
export type StagedPaymentTable = Staged<Omit<PaymentRow, 'status'> & { status: PaymentStatus }>;
export type StagedAppointmentTable = Staged<AppointmentRow>;

export interface Schema
  extends RecordingTables, TextTables, CardPaymentTables, ConsentTables, DocumentTables, ExtractTables {
  participants: ParticipantTable;
  cases: CaseTable;
  case_parties: CasePartyTable;
  payments: Listed<PaymentRow>;
  appointments: Listed<AppointmentRow>;
  sign_in_failures: SignInFailureTable;
  pin_requests: PinRequestTable;
  outbox: OutboxTable;
  requests: RequestTable;
  request_batches: RequestBatchTable;
  numbers: NumberTable;
  audit: AuditTable;
  key_proofs: KeyProofTable;
  ended_calls: EndedCallTable;
  staged_participants: StagedParticipantTable;
  staged_cases: StagedCaseTable;
  staged_parties: StagedPartyTable;
  staged_payments: StagedPaymentTable;
  staged_appointments: StagedAppointmentTable;
  changed_participants: StagedParticipantTable;
  changed_cases: StagedCaseTable;
}

export type Database = Kysely<Schema>;
export type DatabaseTransaction = Transaction<Schema>;
