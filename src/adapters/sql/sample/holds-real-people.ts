import { listMadeUpIds } from '../../../agency/sample-agency.ts';
import type { Database } from '../database/database.ts';
import { forgottenId } from '../forget/remove-person.ts';

/** Whether anybody is in the records who belongs to no made-up agency. */
export async function holdsRealPeople(db: Database, today: Temporal.PlainDate): Promise<boolean> {
  const somebody = await db
    .selectFrom('participants')
    .select('id')
    .where('participant_id', 'not in', [...listMadeUpIds(today), forgottenId])
    .limit(1)
    .executeTakeFirst();
  return somebody !== undefined;
}
