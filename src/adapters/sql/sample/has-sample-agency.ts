import { sampleCallers } from '../../../agency/sample-agency.ts';
import type { Database } from '../database/database.ts';

/** Whether the caller of a made-up agency is in the records. */
export async function hasSampleAgency(db: Database): Promise<boolean> {
  const caller = await db
    .selectFrom('participants')
    .select('id')
    .where(
      'participant_id',
      'in',
      sampleCallers.map(({ participantId }) => participantId),
    )
    .limit(1)
    .executeTakeFirst();
  return caller !== undefined;
}
