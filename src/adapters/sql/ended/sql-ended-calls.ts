import { idleCallMs } from '../../../calls/patience.ts';
import type { EndedCalls } from '../../../calls/ports/ended-calls.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { prepareQuery } from '../queries/prepare-query.ts';

/** How often each server removes calls that are over for so long that no copy of them counts. */
const sweepMs = 60_000;

/** Remembers which calls are over in the database: for all servers, and through restarts. `clock` gives milliseconds of the epoch. */
export function createSqlEndedCalls(db: Database, clock: () => number): EndedCalls {
  let sweptMs = -Infinity;
  return {
    async add(callId) {
      const nowMs = clock();
      await retryWhileBusy(() => addCall(db, { call: callId, untilMs: nowMs + idleCallMs }));
      if (nowMs - sweptMs < sweepMs) return;
      sweptMs = nowMs;
      const expired = db.deleteFrom('ended_calls').where('until_ms', '<=', nowMs);
      await retryWhileBusy(() => expired.execute());
    },
    has: async (callId) => (await findCall(db, { call: callId, nowMs: clock() })).length > 0,
    /** The database is closed with the records. */
    close: () => Promise.resolve(),
  };
}

const addCall = prepareQuery((db: Database, { call, untilMs }: { readonly call: string; readonly untilMs: number }) =>
  db
    .insertInto('ended_calls')
    .values({ call, until_ms: untilMs })
    .onConflict((conflict) => conflict.column('call').doUpdateSet({ until_ms: untilMs }))
    .returning('call'),
);

const findCall = prepareQuery((db: Database, { call, nowMs }: { readonly call: string; readonly nowMs: number }) =>
  db.selectFrom('ended_calls').select('call').where('call', '=', call).where('until_ms', '>', nowMs),
);
