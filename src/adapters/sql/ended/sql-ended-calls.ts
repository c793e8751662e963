import { idleCallMs } from '../../../calls/patience.ts';
import type { EndedCalls } from '../../../calls/ports/ended-calls.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

/** Remembers which calls are over in the database: for all servers, and through restarts. `clock` gives milliseconds of the epoch. */
export function createSqlEndedCalls(db: Database, clock: () => number): EndedCalls {
  return {
    async add(callId) {
      const untilMs = clock() + idleCallMs;
      const insert = db
        .insertInto('ended_calls')
        .values({ call: callId, until_ms: untilMs })
        .onConflict((conflict) => conflict.column('call').doUpdateSet({ until_ms: untilMs }));
      await retryWhileBusy(() => insert.execute());
      const expired = db.deleteFrom('ended_calls').where('until_ms', '<=', clock());
      await retryWhileBusy(() => expired.execute());
    },
    async has(callId) {
      const known = await db
        .selectFrom('ended_calls')
        .select('call')
        .where('call', '=', callId)
        .where('until_ms', '>', clock())
        .executeTakeFirst();
      return known !== undefined;
    },
    /** The database is closed with the records. */
    close: () => Promise.resolve(),
  };
}
