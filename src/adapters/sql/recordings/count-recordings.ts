import type { RecordingStage } from '../../../calls/ports/recordings.ts';
import type { Database } from '../database/database.ts';

/** How many recordings of requests there are in each stage. */
export async function countRecordings(db: Database): Promise<ReadonlyMap<RecordingStage, number>> {
  const counts = await db
    .selectFrom('recordings')
    .select((eb) => ['stage', eb.fn.countAll().as('count')])
    .where('reference', 'is not', null)
    .groupBy('stage')
    .execute();
  return new Map(counts.map(({ stage, count }) => [stage, Number(count)]));
}
