import type { ExtractRow } from '../../../agency/extract-row.ts';
import type {
  Database,
  StagedAppointmentTable,
  StagedCaseTable,
  StagedParticipantTable,
  StagedPaymentTable,
} from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import type { HashParticipants, ParticipantRow } from './hash-participants.ts';

export interface NumberedRow {
  readonly number: number;
  readonly line: ExtractRow;
}

/** Puts some lines of an extract into the staging tables. */
export async function stageRows(
  db: Database,
  lines: readonly NumberedRow[],
  { stage }: HashParticipants,
): Promise<void> {
  const participants: ParticipantRow[] = [];
  const cases: StagedCaseTable[] = [];
  const payments: StagedPaymentTable[] = [];
  const appointments: StagedAppointmentTable[] = [];
  for (const { number, line } of lines) {
    if (line.type === 'participant') participants.push({ number, line });
    if (line.type === 'case') cases.push(toCase(number, line));
    if (line.type === 'payment') payments.push(toPayment(number, line));
    if (line.type === 'appointment') appointments.push(toAppointment(number, line));
  }
  const hashed: StagedParticipantTable[] = await stage(db, participants);
  const engine = engineOf(db);
  await engine.addRows(db, 'staged_participants', hashed);
  await engine.addRows(db, 'staged_cases', cases);
  await engine.addRows(db, 'staged_payments', payments);
  await engine.addRows(db, 'staged_appointments', appointments);
}

function toCase(number: number, line: Extract<ExtractRow, { type: 'case' }>): StagedCaseTable {
  return {
    line: number,
    number: line.caseNumber,
    county: line.county,
    payer: line.payer,
    recipient: line.recipient,
    monthly_support_cents: line.monthlySupport,
    arrears_cents: line.arrears,
    as_of: line.asOf ?? null,
    dockets: JSON.stringify(line.dockets ?? []),
  };
}

function toPayment(number: number, line: Extract<ExtractRow, { type: 'payment' }>): StagedPaymentTable {
  const { caseNumber, kind, status, date, amount, method } = line;
  return { line: number, case_number: caseNumber, kind, status, date, amount_cents: amount, method };
}

function toAppointment(number: number, line: Extract<ExtractRow, { type: 'appointment' }>): StagedAppointmentTable {
  const { caseNumber, kind, at, place, address } = line;
  const { epochMilliseconds } = Temporal.Instant.from(at);
  return { line: number, case_number: caseNumber, kind, at, at_ms: epochMilliseconds, place, address };
}
