import type { Retention } from '../../../agency/retention.ts';
import { repeatEvery } from '../../../process/repeat-every.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { applyRetention } from './apply-retention.ts';

const dayMs = 86_400_000;

/** Told how much of what was removed. Pino fits. */
interface RemovalLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

interface RemovalOptions {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly retention: Retention;
  readonly log: RemovalLog;
  /** How often a started removal looks whether a day has begun. */
  readonly everyMs?: number;
  /** Milliseconds of the epoch. */
  readonly clock?: () => number;
}

/** Removes once a day what has been kept long enough. Of several programs on the same records one does it. */
export function createDailyRemoval({ log, everyMs = 3_600_000, clock = Date.now, ...parts }: RemovalOptions) {
  const { db } = parts;
  /** `start` looks now, and then every so often until `stop`, which resolves once the work at hand is done. */
  return repeatEvery({
    everyMs,
    work: removeOnceADay,
    onFailure(error) {
      log.error({ err: error }, 'what has been kept long enough could not be removed; it is tried again');
    },
  });

  async function removeOnceADay(): Promise<void> {
    const today = Math.floor(clock() / dayMs);
    const before = await takeDay(today);
    if (before !== undefined) await removeOrGiveBack(today, before);
  }

  async function removeOrGiveBack(today: number, before: number): Promise<void> {
    try {
      log.info({ removed: await applyRetention({ ...parts, clock }) }, 'what has been kept long enough is removed');
    } catch (error) {
      await setDay(today, before);
      throw error;
    }
  }

  /** The day of the last removal where today's is ours to do; undefined where it is done, or in other hands. */
  async function takeDay(today: number): Promise<number | undefined> {
    const { last } = await db
      .selectFrom('numbers')
      .select('last')
      .where('name', '=', 'retention')
      .executeTakeFirstOrThrow();
    return last < today && (await setDay(last, today)) ? last : undefined;
  }

  async function setDay(from: number, to: number): Promise<boolean> {
    const update = db.updateTable('numbers').set({ last: to }).where('name', '=', 'retention').where('last', '=', from);
    return retryWhileBusy(async () => (await update.executeTakeFirstOrThrow()).numUpdatedRows === 1n);
  }
}
