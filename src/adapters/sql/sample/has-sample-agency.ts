import { sampleCallers } from '../../../agency/sample-agency.ts';
import type { Database } from '../database/database.ts';

/** Whether the caller of a made-up agency is in the records: of one of these, or of any. */
export async function hasSampleAgency(db: Database, callers = sampleCallers): Promise<boolean> {
  const ids = callers.map(({ participantId }) => participantId);
  const caller = await db
    .selectFrom('participants')
    .select('id')
    .where('participant_id', 'in', ids)
    .limit(1)
    .executeTakeFirst();
  return caller !== undefined;
}
