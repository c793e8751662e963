import type { RemindedPage, ReminderSource, ReminderSpans } from '../../../calls/ports/reminder-source.ts';
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
    listReminded: (after, spans) => listReminded(db, after, spans),
    isPaymentDue: async (participant, day) =>
      (await findPaymentsDue(db, [readReference(participant)], { fromDay: day, toDay: day })).length > 0,
    findDocumentsReady: (participant, span) => findDocumentsReady(db, [readReference(participant)], span),
    findAppointments: (asked) =>
      Promise.all(asked.map(({ participant, told }) => findAppointment(db, participant, told))),
    async findLastExtract() {
      const last = await db
        .selectFrom('extracts')
        .select(({ fn }) => fn.max('number').as('number'))
        .executeTakeFirst();
      return last?.number ?? 0;
    },
  };
}

/** In the order of their numbers. */
async function listReminded(db: Database, after: string | undefined, spans: ReminderSpans): Promise<RemindedPage> {
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
  const people = rows.map(({ participant_id: id, agreed_ms: agreedMs }) => ({ participant: String(id), agreedMs }));
  const ids = people.map(({ participant }) => readReference(participant));
  return {
    people,
    appointments: await findAppointmentsAhead(db, ids, spans.appointments),
    due: await findPaymentsDue(db, ids, spans.due),
    received: await findPaymentsReceived(db, ids, spans.news),
    documents: await findDocumentsReady(db, ids, spans.news),
    next: people.length === pagePeople ? people.at(-1)?.participant : undefined,
  };
}
