import { readCase } from '../../../agency/case.ts';
import type { ExtractRow } from '../../../agency/extract-row.ts';
import { readParties } from '../../../agency/party.ts';
import { readPayment } from '../../../agency/payment.ts';
import { appointmentColumns } from '../database/appointment-columns.ts';
import { documentColumns } from '../database/document-columns.ts';
import { caseColumns } from '../database/case-columns.ts';
import type {
  Database,
  StagedAppointmentTable,
  StagedCaseTable,
  StagedParticipantTable,
  StagedPartyTable,
  StagedPaymentTable,
} from '../database/database.ts';
import type { StagedDocumentTable } from '../database/document-tables.ts';
import { engineOf } from '../database/engines/engine.ts';
import { forgottenId } from '../forget/remove-person.ts';
import { paymentColumns } from '../database/payment-columns.ts';
import type { ParticipantRow } from './to-staged-participant.ts';

export interface NumberedRow {
  readonly number: number;
  readonly row: ExtractRow;
}

/** Turns participants' rows into staged ones. */
export type StageParticipants = (db: Database, rows: readonly ParticipantRow[]) => Promise<StagedParticipantTable[]>;

type WrittenOf<Type extends ExtractRow['type']> = Extract<ExtractRow, { type: Type }>;

/** Puts some rows of an extract into the staging tables. */
export async function stageRows(db: Database, rows: readonly NumberedRow[], stage: StageParticipants): Promise<void> {
  const participants: ParticipantRow[] = [];
  const cases: StagedCaseTable[] = [];
  const parties: StagedPartyTable[] = [];
  const payments: StagedPaymentTable[] = [];
  const appointments: StagedAppointmentTable[] = [];
  const documents: StagedDocumentTable[] = [];
  for (const { number, row } of rows) {
    if (row.type === 'participant') participants.push({ number, row });
    if (row.type === 'case') {
      cases.push(toCase(number, row));
      parties.push(...toParties(number, row));
    }
    if (row.type === 'payment') payments.push(toPayment(number, row));
    if (row.type === 'appointment') appointments.push(toAppointment(number, row));
    if (row.type === 'document') documents.push(toDocument(number, row));
  }
  const hashed: StagedParticipantTable[] = await stage(db, participants);
  const engine = engineOf(db);
  await engine.addRows(db, 'staged_participants', hashed);
  await engine.addRows(db, 'staged_cases', cases);
  await engine.addRows(db, 'staged_parties', parties);
  await engine.addRows(db, 'staged_payments', payments);
  await engine.addRows(db, 'staged_appointments', appointments);
  await engine.addRows(db, 'staged_documents', documents);
}

/** A case that lists its parties has nobody in the places of its parents. */
function toCase(number: number, { parties: _, ...row }: WrittenOf<'case'>): StagedCaseTable {
  const { caseNumber, payer = forgottenId, recipient = forgottenId, protect, withdrawn, ...facts } = row;
  const known = readCase({ ...facts, dockets: facts.dockets ?? [] });
  const untold = { protect: writeFlag(protect), withdrawn: withdrawn ? (1 as const) : null };
  return { at_row: number, number: caseNumber, payer, recipient, ...untold, ...caseColumns.write(known) };
}

function toParties(number: number, { parties = [] }: WrittenOf<'case'>): StagedPartyTable[] {
  return [...readParties(parties)].map(([participant, { role, shared, ofCase, payee = null }]) => ({
    at_row: number,
    participant,
    role,
    shared: shared ? 1 : 0,
    of_case: ofCase ? 1 : 0,
    payee,
  }));
}

/** A payment that is voided takes another one out, and is not kept itself. */
function toPayment(number: number, { caseNumber, ...row }: WrittenOf<'payment'>): StagedPaymentTable {
  const { status, ...payment } = readPayment(row);
  const told = status === 'voided' ? 'posted' : status;
  return { at_row: number, case_number: caseNumber, ...paymentColumns.write({ ...payment, status: told }), status };
}

function toAppointment(number: number, { caseNumber, at, ...row }: WrittenOf<'appointment'>): StagedAppointmentTable {
  const { epochMilliseconds } = Temporal.Instant.from(at);
  const facts = appointmentColumns.write(row);
  return { at_row: number, case_number: caseNumber, at, at_ms: epochMilliseconds, ...facts };
}

function toDocument(number: number, { type: _, caseNumber, ...document }: WrittenOf<'document'>): StagedDocumentTable {
  return { at_row: number, case_number: caseNumber, ...documentColumns.write(document) };
}

function writeFlag(flag: boolean | undefined): 0 | 1 | null {
  if (flag === undefined) return null;
  return flag ? 1 : 0;
}
