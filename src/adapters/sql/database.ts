import type { Kysely, Transaction } from 'kysely';
import type { PaymentKind, PaymentMethod, PaymentStatus } from '../../cases/case.ts';
import type { Language } from '../../dialogue/language.ts';

/** SQLite has no booleans. */
type Flag = 0 | 1;

interface ParticipantContact {
  language: Language | null;
  mailing_address_valid: Flag;
  email: string | null;
  phone: string | null;
}

export interface ParticipantTable extends ParticipantContact {
  /** Our own number, which says nothing outside. */
  id: number;
  participant_id: string;
  participant_id_hash: string;
  ssn_hash: string | null;
  pin_hash: string | null;
  /** The PIN that the agency last issued; callers may have changed theirs since. */
  issued_pin_hash: string | null;
  pin_temporary: Flag;
}

interface CaseFacts {
  number: string;
  county: string;
  monthly_support_cents: number;
  arrears_cents: number;
  as_of: string | null;
  /** A JSON list of texts. */
  dockets: string;
}

export interface CaseTable extends CaseFacts {
  payer_id: number;
  recipient_id: number;
}

interface PaymentTable {
  case_number: string;
  kind: PaymentKind;
  status: PaymentStatus;
  date: string;
  amount_cents: number;
  method: PaymentMethod;
  /** Counts payments that are equal in all of the above, from 1. */
  occurrence: number;
}

interface AppointmentTable {
  case_number: string;
  kind: string;
  /** ISO 8601 with the offset of the place. */
  at: string;
  place: string;
  address: string;
  occurrence: number;
}

/** Failed attempts in a row of a participant (`participant:7`), or of an identifier that is nobody's (`claim:2026.Zk3…`). */
export interface SignInFailureTable {
  subject: string;
  /** The attempts that failed, one a line. */
  attempts: string;
  last_failure_ms: number;
}

interface ExtractTable {
  number: number;
  digest: string;
  imported_at_ms: number;
}

/** A row of an extract before it is taken, with the line where it stands. */
type Staged<Row> = Row & { line: number };

export type StagedParticipantTable = Staged<Omit<ParticipantTable, 'id'>>;
export type StagedCaseTable = Staged<CaseFacts & { payer: string; recipient: string }>;
export type StagedPaymentTable = Staged<Omit<PaymentTable, 'occurrence'>>;
export type StagedAppointmentTable = Staged<Omit<AppointmentTable, 'occurrence'>>;

export interface Schema {
  participants: ParticipantTable;
  cases: CaseTable;
  payments: PaymentTable;
  appointments: AppointmentTable;
  sign_in_failures: SignInFailureTable;
  extracts: ExtractTable;
  staged_participants: StagedParticipantTable;
  staged_cases: StagedCaseTable;
  staged_payments: StagedPaymentTable;
  staged_appointments: StagedAppointmentTable;
}

export type Database = Kysely<Schema>;
export type DatabaseTransaction = Transaction<Schema>;
