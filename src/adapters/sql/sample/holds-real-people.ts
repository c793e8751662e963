import { sampleAgency } from '../../../agency/sample-agency.ts';
import type { Database } from '../database/database.ts';
import { forgottenId } from '../forget/remove-person.ts';

/** Whether anybody is in the records who does not belong to the made-up agency. */
export async function holdsRealPeople(db: Database, today: Temporal.PlainDate): Promise<boolean> {
  const madeUp = sampleAgency(today).flatMap((row) => (row.type === 'participant' ? [row.participantId] : []));
  const somebody = await db
    .selectFrom('participants')
    .select('id')
    .where('participant_id', 'not in', [...madeUp, forgottenId])
    .limit(1)
    .executeTakeFirst();
  return somebody !== undefined;
}
