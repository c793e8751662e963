import type { Database } from '../database/database.ts';

/** A recording whose request is gone. */
export interface ReleasedRecording {
  readonly recording: string;
  /** Whether the carrier still has it. */
  readonly isAtCarrier: boolean;
}

/** Recordings whose request is gone become unwanted, and are gone from the records at once. */
export async function releaseOrphans(db: Database, nowMs: number): Promise<ReleasedRecording[]> {
  const orphans = await db
    .selectFrom('recordings')
    .select(['recording', 'stage'])
    .where('reference', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('requests')
            .select('requests.reference')
            .whereRef('requests.reference', '=', 'recordings.reference'),
        ),
      ),
    )
    .execute();
  if (orphans.length === 0) return [];
  for (const { recording } of orphans) {
    await db
      .updateTable('recordings')
      .set({ stage: 'unwanted', reference: null, tries: 0, due_ms: nowMs })
      .where('recording', '=', recording)
      .execute();
    await db.deleteFrom('voices').where('recording', '=', recording).execute();
  }
  return orphans.map(({ recording, stage }) => ({ recording, isAtCarrier: stage !== 'deleted' }));
}
