import type { AppointmentPage, AppointmentQuery } from '../../../calls/ports/records.ts';
import { appointmentColumns } from '../database/appointment-columns.ts';
import type { Database } from '../database/database.ts';
import { countCases, nameCases } from './name-cases.ts';
import { ownNumbers } from './own-cases.ts';
import { prepareQuery } from './prepare-query.ts';
import { readReference } from './read-reference.ts';

/** A page of appointments; one row more than asked for tells whether others are left. */
export async function findAppointments(db: Database, query: AppointmentQuery): Promise<AppointmentPage> {
  const found = await findRows(db, {
    id: readReference(query.participant),
    fromMs: query.from.epochMilliseconds,
    cancelledFromMs: (query.cancelledFrom ?? query.from).epochMilliseconds,
    limit: query.limit + 1,
    skip: query.skip,
  });
  const nameCase = await nameCases(db, query.participant, found);
  const appointments = found.slice(0, query.limit).map((row) => {
    const { movedFrom, ...facts } = appointmentColumns.read(row);
    const at = Temporal.Instant.fromEpochMilliseconds(row.at_ms);
    const moved = movedFrom === undefined ? {} : { movedFrom: Temporal.Instant.from(movedFrom) };
    return { ...facts, ...nameCase(row), at, ...moved };
  });
  return { appointments, more: found.length > query.limit };
}

interface Asked {
  readonly id: number;
  readonly fromMs: number;
  readonly cancelledFromMs: number;
  readonly limit: number;
  readonly skip: number;
}

const findRows = prepareQuery((db, { id, fromMs, cancelledFromMs, limit, skip }: Asked) =>
  db
    .selectFrom('appointments')
    .select(['at_ms', 'case_number', ...appointmentColumns.names])
    .select(countCases(db, id).as('cases'))
    .where('case_number', 'in', ownNumbers(db, id))
    .where((eb) =>
      eb.or([
        eb('status', '<>', 'cancelled').and('at_ms', '>=', fromMs),
        eb('status', '=', 'cancelled').and('at_ms', '>=', cancelledFromMs),
      ]),
    )
    .orderBy('at_ms')
    .orderBy('case_number')
    .orderBy('kind')
    .orderBy('place')
    .orderBy('address')
    .orderBy('agency_id')
    .orderBy('join_by')
    .limit(limit)
    .offset(skip),
);
