import type { Database } from '../database/database.ts';
import { readReference } from '../queries/read-reference.ts';
import type { TextSeal } from './text-seal.ts';

/** The names of payments that were told since then, or are to be told, by participant. */
export async function findToldPayments(
  db: Database,
  seal: TextSeal,
  participants: readonly string[],
  sinceMs: number,
): Promise<Map<string, string[]>> {
  const told = new Map<string, string[]>(participants.map((participant) => [participant, []]));
  if (participants.length === 0) return told;
  const referenceOf = new Map(participants.map((participant) => [readReference(participant), participant]));
  const rows = await db
    .selectFrom('texts')
    .selectAll()
    .where('participant_id', 'in', [...referenceOf.keys()])
    .where('purpose', '=', 'payments-received')
    .where('claimed_ms', '>=', sinceMs)
    .where('state', 'not in', ['withdrawn', 'late'])
    .execute();
  for (const row of rows) {
    const { matter } = seal.open(row);
    const names = told.get(referenceOf.get(row.participant_id) ?? '');
    if (matter.tells === 'payments-received') names?.push(...matter.payments);
  }
  return told;
}
