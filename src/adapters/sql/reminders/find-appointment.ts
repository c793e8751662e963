import type { AppointmentMatter } from '../../../agency/text-matter.ts';
import type { AppointmentNow } from '../../../calls/ports/reminder-source.ts';
import { appointmentColumns } from '../database/appointment-columns.ts';
import type { Database } from '../database/database.ts';
import { ownNumbers } from '../queries/own-cases.ts';
import { readReference } from '../queries/read-reference.ts';

/** Where an appointment is now that somebody was told of: by the agency's name of it, else by its time, or the time from which it was moved. */
export async function findAppointment(
  db: Database,
  participant: string,
  told: AppointmentMatter,
): Promise<AppointmentNow | 'not told'> {
  const own = await db
    .selectFrom(ownNumbers(db, readReference(participant)).as('own'))
    .select('number')
    .where('number', '=', told.caseNumber)
    .executeTakeFirst();
  if (!own) return 'not told';
  const rows = await db
    .selectFrom('appointments')
    .select(['at_ms', ...appointmentColumns.names])
    .where('case_number', '=', told.caseNumber)
    .orderBy('status')
    .execute();
  const listed = rows.map((row) => ({ ...appointmentColumns.read(row), atMs: row.at_ms }));
  const same = listed.filter(({ kind }) => kind === told.appointment);
  const found =
    (told.id === undefined ? undefined : listed.find(({ id }) => id === told.id)) ??
    same.find(({ atMs }) => atMs === told.atMs) ??
    same.find(({ movedFrom }) => movedFrom !== undefined && instantOf(movedFrom) === told.atMs);
  return found && { state: found.status === 'cancelled' ? 'cancelled' : 'scheduled', atMs: found.atMs, id: found.id };
}

function instantOf(written: string): number {
  return Temporal.Instant.from(written).epochMilliseconds;
}
