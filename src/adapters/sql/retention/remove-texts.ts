import { countDeleted } from '../database/count-deleted.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

/**
 * Removes texts that were claimed before a time and whose event is over, and gives how many those were. What the carrier told of texts that
 * nobody knows goes along, and what codes in texts stand for. Times are milliseconds of the epoch.
 */
export async function removeTexts(db: Database, beforeMs: number, nowMs: number): Promise<number> {
  await remove(db.deleteFrom('text_statuses').where('at_ms', '<', beforeMs));
  await remove(db.deleteFrom('reply_offers').where('until_ms', '<', beforeMs));
  return remove(db.deleteFrom('texts').where('claimed_ms', '<', beforeMs).where('over_ms', '<', nowMs));
}

function remove(removal: Parameters<typeof countDeleted>[0]): Promise<number> {
  return retryWhileBusy(() => countDeleted(removal));
}
