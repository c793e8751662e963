import type { CallCounts } from '../../../calls/ports/text-list.ts';
import type { Database } from '../database/database.ts';

interface Counted {
  /** Of a call. */
  readonly name: string;
  /** Of its number. */
  readonly hashes: readonly string[];
  /** Milliseconds of the epoch. */
  readonly sinceMs: number;
}

/** How often a number was called since then, and about the event of this call. A call that may not have been placed counts. */
export async function countReminderCalls(db: Database, { name, hashes, sinceMs }: Counted): Promise<CallCounts> {
  const rows = await db
    .selectFrom('texts')
    .select(['name', 'event', 'tries', 'tried_ms'])
    .where('phone_hash', 'in', hashes)
    .where('way', '=', 'call')
    .execute();
  const event = rows.find((row) => row.name === name)?.event;
  return {
    lately: rows.filter(({ tried_ms: triedMs }) => triedMs !== null && triedMs >= sinceMs).length,
    ofEvent: rows.filter((row) => row.event === event).reduce((sum, { tries }) => sum + tries, 0),
  };
}
