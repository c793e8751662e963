import type { NewsPurpose } from '../../../calls/ports/text-list.ts';
import { type People, readWhose } from '../queries/people.ts';
import type { Database } from '../database/database.ts';
import type { TextTable } from '../database/text-tables.ts';
import type { TextSeal } from './text-seal.ts';

interface Asked {
  readonly people: People;
  readonly purpose: NewsPurpose;
  readonly participants: readonly string[];
  readonly sinceMs: number;
}

/** The names of payments, or of documents, that were told since then, or are to be told, by participant. */
export async function findToldNews(
  db: Database,
  seal: TextSeal,
  { people, purpose, participants, sinceMs }: Asked,
): Promise<Map<string, string[]>> {
  const told = new Map<string, string[]>(participants.map((participant) => [participant, []]));
  const [first] = participants;
  if (first === undefined) return told;
  const [column] = people.placeOf(first);
  const referenceOf = new Map(
    participants.flatMap((participant) => people.placeOf(participant)[1].map((value) => [value, participant] as const)),
  );
  const rows = await db
    .selectFrom('texts')
    .selectAll()
    .where(column, 'in', [...referenceOf.keys()])
    .where('purpose', '=', purpose)
    .where('claimed_ms', '>=', sinceMs)
    .where('state', 'not in', ['withdrawn', 'late'])
    .execute();
  for (const row of rows) told.get(referenceOf.get(readWhose(row)) ?? '')?.push(...namesIn(seal, row));
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
