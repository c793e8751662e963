import type { Database, DatabaseTransaction } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { movedTables } from './moved-tables.ts';

const reason = 'These records were moved to another database, which DATABASE_URL must name';

/** Marks records as moved: nothing opens them again, and programs that have them open cannot write any more. */
export async function markMoved(db: DatabaseTransaction, nowMs: number): Promise<void> {
  await db.insertInto('numbers').values({ name: 'moved', last: nowMs }).execute();
  await engineOf(db).refuseWrites(db, movedTables, reason);
}

/** Rejects where the records were moved. */
export async function assertNotMoved(db: Database): Promise<void> {
  const mark = await db.selectFrom('numbers').select('last').where('name', '=', 'moved').executeTakeFirst();
  if (!mark) return;
  const at = Temporal.Instant.fromEpochMilliseconds(mark.last).toString({ smallestUnit: 'second' });
  throw new Error(`${reason} (${at}). To use these again, restore a copy from before`);
}
