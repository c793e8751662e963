import type { DocumentReady, SpanOfDays } from '../../../calls/ports/reminder-source.ts';
import { documentColumns } from '../database/document-columns.ts';
import type { Database } from '../database/database.ts';
import { casesOf } from './cases-of.ts';

/** The documents that were ready in some days for participants: those of their cases that are for all, and those that name them. */
export async function findDocumentsReady(
  db: Database,
  ids: readonly number[],
  { fromDay, toDay }: SpanOfDays,
): Promise<DocumentReady[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom(casesOf(db, ids).as('own'))
    .innerJoin('documents', 'documents.case_number', 'own.number')
    .innerJoin('participants', 'participants.id', 'own.participant')
    .select(['own.participant', 'own.number', ...documentColumns.names])
    .where('ready', '>=', fromDay)
    .where('ready', '<=', toDay)
    .where((eb) => eb.or([eb('for_id', '=', eb.ref('participants.participant_id')), eb('for_id', '=', '')]))
    .orderBy('ready')
    .orderBy('own.number')
    .orderBy('agency_id')
    .execute();
  return rows.map(({ participant, number, ...row }) => {
    const { id, kind, ready: day, way } = documentColumns.read(row);
    return { participant: String(participant), day, document: JSON.stringify([number, id]), kind, way };
  });
}
