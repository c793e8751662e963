import type { NewsPurpose } from '../../../calls/ports/text-list.ts';
import type { Database } from '../database/database.ts';
import { readReference } from '../queries/read-reference.ts';
import type { TextTable } from '../database/text-tables.ts';
import type { TextSeal } from './text-seal.ts';

interface Asked {
  readonly purpose: NewsPurpose;
  readonly participants: readonly string[];
  readonly sinceMs: number;
}

/** The names of payments, or of documents, that were told since then, or are to be told, by participant. */
export async function findToldNews(
  db: Database,
  seal: TextSeal,
  { purpose, participants, sinceMs }: Asked,
): Promise<Map<string, string[]>> {
  const told = new Map<string, string[]>(participants.map((participant) => [participant, []]));
  if (participants.length === 0) return told;
  const referenceOf = new Map(participants.map((participant) => [readReference(participant), participant]));
  const rows = await db
    .selectFrom('texts')
    .selectAll()
    .where('participant_id', 'in', [...referenceOf.keys()])
    .where('purpose', '=', purpose)
    .where('claimed_ms', '>=', sinceMs)
    .where('state', 'not in', ['withdrawn', 'late'])
    .execute();
  for (const row of rows) told.get(referenceOf.get(row.participant_id) ?? '')?.push(...namesIn(seal, row));
  return told;
}

/** Of what is sealed with a key that is gone nobody knows what it told. */
function namesIn(seal: TextSeal, row: TextTable): readonly string[] {
  try {
    const { matter } = seal.open(row);
    if (matter.tells === 'payments-received') return matter.payments;
    return matter.tells === 'documents-ready' ? matter.documents : [];
  } catch {
    return [];
  }
}
