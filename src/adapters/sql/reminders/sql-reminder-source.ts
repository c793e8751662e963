import type { Reminded, ReminderSource } from '../../../calls/ports/reminder-source.ts';
import type { Database } from '../database/database.ts';
import { readReference } from '../queries/read-reference.ts';
import { findAppointment } from './find-appointment.ts';
import { findAppointmentsAhead } from './find-appointments-ahead.ts';
import { findDocumentsReady } from './find-documents-ready.ts';
import { findPaymentsDue } from './find-payments-due.ts';
import { findPaymentsReceived } from './find-payments-received.ts';

const pagePeople = 500;

/** What there is to be reminded of in the records of an agency. */
export function createSqlReminderSource(db: Database): ReminderSource {
  return {
    listReminded: (after) => listReminded(db, after),
    findAppointmentsAhead: (participants, fromMs, untilMs) =>
      findAppointmentsAhead(db, idsOf(participants), { fromMs, untilMs }),
    findPaymentsDue: (participants, fromDay, toDay) => findPaymentsDue(db, idsOf(participants), { fromDay, toDay }),
    findPaymentsReceived: (participants, fromDay, toDay) =>
      findPaymentsReceived(db, idsOf(participants), { fromDay, toDay }),
    findDocumentsReady: (participants, fromDay, toDay) =>
      findDocumentsReady(db, idsOf(participants), { fromDay, toDay }),
    findAppointment: (participant, told) => findAppointment(db, participant, told),
    async findLastExtract() {
      const last = await db
        .selectFrom('extracts')
        .select(({ fn }) => fn.max('number').as('number'))
        .executeTakeFirst();
      return last?.number ?? 0;
    },
  };
}

async function listReminded(db: Database, after: string | undefined): Promise<Reminded[]> {
  const rows = await db
    .selectFrom('consent_changes')
    .select('participant_id')
    .select(({ fn }) => fn.max('at_ms').as('agreed_ms'))
    .where('given', '=', 1)
    .where('participant_id', '>', after === undefined ? 0 : readReference(after))
    .groupBy('participant_id')
    .orderBy('participant_id')
    .limit(pagePeople)
    .execute();
  return rows.map(({ participant_id: id, agreed_ms: agreedMs }) => ({ participant: String(id), agreedMs }));
}

function idsOf(participants: readonly string[]): number[] {
  return participants.map(readReference);
}
