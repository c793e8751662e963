import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

const dayMs = 86_400_000;
/** A server that looks each day finds the last removal a day ago; one that was off for longer than this asks first. */
const mostDaysBetween = 40;

/**
 * Whether a removal is due by the clock of this machine. `held`: the clock may be wrong, and nothing is removed until it is right, or until
 * somebody says that it is. Days count from the epoch, in UTC; `last` is that of the last removal.
 */
export interface RemovalClock {
  readonly state: 'due' | 'done' | 'held';
  readonly last: number;
  readonly today: number;
}

/** Compares the clock with the last removal, and before the first one with the newest record. */
export async function readRemovalClock(db: Database, nowMs: number): Promise<RemovalClock> {
  const today = Math.floor(nowMs / dayMs);
  const last = (await readLastDay(db)) || (await anchorLastDay(db, today));
  return { state: judge(last, today), last, today };
}

/** The servers' clocks may differ by the end of a day. */
function judge(last: number, today: number): RemovalClock['state'] {
  if (last > today + 1 || today - last > mostDaysBetween) return 'held';
  return last < today ? 'due' : 'done';
}

/** Moves the day of the last removal. False where another program has just done so. */
export async function setLastDay(db: Database, from: number, to: number): Promise<boolean> {
  const update = db.updateTable('numbers').set({ last: to }).where('name', '=', 'retention').where('last', '=', from);
  return retryWhileBusy(async () => (await update.executeTakeFirstOrThrow()).numUpdatedRows === 1n);
}

/** Somebody says that the clock is right: the next look removes. */
export async function trustClock(db: Database, { last, today }: RemovalClock): Promise<boolean> {
  return setLastDay(db, last, today - 1);
}

/** A day as people write it. */
export function nameDay(day: number): string {
  return Temporal.Instant.fromEpochMilliseconds(day * dayMs)
    .toString()
    .slice(0, 10);
}

/** 0 before the first removal. */
async function readLastDay(db: Database): Promise<number> {
  const { last } = await db
    .selectFrom('numbers')
    .select('last')
    .where('name', '=', 'retention')
    .executeTakeFirstOrThrow();
  return last;
}

/** Before the first removal the newest record stands for the last one, for good: what a wrong clock writes later must not. */
async function anchorLastDay(db: Database, today: number): Promise<number> {
  const newestMs = await findNewest(db);
  const day = newestMs === undefined ? today - 1 : Math.floor(newestMs / dayMs);
  // A record of today leaves today's removal to be done.
  const anchor = day === today ? today - 1 : day;
  await setLastDay(db, 0, anchor);
  return readLastDay(db);
}

/** When anything was last written that says when; undefined where nothing is. */
async function findNewest(db: Database): Promise<number | undefined> {
  const { newest } = await db
    .selectFrom(
      db
        .selectFrom('audit')
        .select(({ fn }) => fn.max('at_ms').as('at_ms'))
        .unionAll(db.selectFrom('requests').select(({ fn }) => fn.max('left_at_ms').as('at_ms')))
        .unionAll(db.selectFrom('extracts').select(({ fn }) => fn.max('imported_at_ms').as('at_ms')))
        .unionAll(db.selectFrom('card_payments').select(({ fn }) => fn.max('begun_at_ms').as('at_ms')))
        .unionAll(db.selectFrom('outbox').select(({ fn }) => fn.max('asked_at_ms').as('at_ms')))
        .unionAll(db.selectFrom('sign_in_failures').select(({ fn }) => fn.max('last_failure_ms').as('at_ms')))
        .as('moments'),
    )
    .select(({ fn }) => fn.max('at_ms').as('newest'))
    .executeTakeFirstOrThrow();
  return newest ?? undefined;
}
