import type { AppointmentAhead } from '../../../calls/ports/reminder-source.ts';
import type { Database } from '../database/database.ts';
import { casesOf } from './cases-of.ts';

/** Appointments of some participants that are not cancelled, from one moment until before another. */
export async function findAppointmentsAhead(
  db: Database,
  ids: readonly number[],
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): Promise<AppointmentAhead[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom(casesOf(db, ids).as('own'))
    .innerJoin('appointments', 'appointments.case_number', 'own.number')
    .select(['own.participant', 'own.number', 'appointments.kind', 'appointments.agency_id', 'appointments.at_ms'])
    .where('appointments.at_ms', '>=', fromMs)
    .where('appointments.at_ms', '<', untilMs)
    .where('appointments.status', '!=', 'cancelled')
    .orderBy('appointments.at_ms')
    .orderBy('own.number')
    .execute();
  return rows.map(({ participant, number: caseNumber, kind: appointment, agency_id: id, at_ms: atMs }) => ({
    participant: String(participant),
    caseNumber,
    appointment,
    atMs,
    ...(id !== '' && { id }),
  }));
}
