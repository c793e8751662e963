import type { RecordingList } from '../../../calls/ports/recordings.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

const dayMs = 86_400_000;
/** A server that ended within a look leaves it unfinished: the next ones see the same days again. */
const overlapMs = 3 * dayMs;
/** Nobody has looked for so long: this server, or the setting, was off, and what was recorded then may be anybody's. */
const longestPauseMs = 40 * dayMs;

/** One server a day looks through the recordings at the carrier. */
export async function claimSweep(db: Database, nowMs: number): ReturnType<RecordingList['claimSweep']> {
  const known = await db.selectFrom('numbers').select('last').where('name', '=', 'recordings').executeTakeFirst();
  if (!known) {
    await begin(db, nowMs);
    return undefined;
  }
  const { last } = known;
  if (last > nowMs - dayMs && last <= nowMs + dayMs) return undefined;
  if (!(await move(db, last, nowMs)) || Math.abs(nowMs - last) > longestPauseMs) return undefined;
  return { fromMs: last - overlapMs, giveBack: async () => void (await move(db, nowMs, last)) };
}

async function begin(db: Database, nowMs: number): Promise<void> {
  const first = db.insertInto('numbers').values({ name: 'recordings', last: nowMs });
  await retryWhileBusy(() => first.onConflict((conflict) => conflict.doNothing()).execute());
}

async function move(db: Database, from: number, to: number): Promise<boolean> {
  const moving = db.updateTable('numbers').set({ last: to }).where('name', '=', 'recordings').where('last', '=', from);
  return retryWhileBusy(async () => (await moving.executeTakeFirstOrThrow()).numUpdatedRows === 1n);
}
