import type { Retention } from '../../../agency/retention.ts';
import type { AuditTrail } from '../../../calls/ports/audit-trail.ts';
import { repeatEvery } from '../../../process/repeat-every.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { applyRetention } from './apply-retention.ts';
import { nameDay, type RemovalClock, readRemovalClock, setLastDay } from './removal-clock.ts';

/** Told how much of what was removed. Pino fits. */
interface RemovalLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

interface RemovalOptions {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly trail: AuditTrail;
  readonly retention: Retention;
  readonly log: RemovalLog;
  /** How often a started removal looks whether a day has begun. */
  readonly everyMs?: number;
  /** Milliseconds of the epoch. */
  readonly clock?: () => number;
}

/**
 * Removes once a day what has been kept long enough, and notes it in the audit trail before and after. Of several programs on the same
 * records one does it. A clock that is far from the last removal removes nothing: `npm run removal` says what to do.
 */
export function createDailyRemoval({ log, everyMs = 3_600_000, clock = Date.now, ...parts }: RemovalOptions) {
  const { db, trail } = parts;
  let toldOn: number | undefined;
  /** `start` looks now, and then every so often until `stop`, which resolves once the work at hand is done. */
  return repeatEvery({
    everyMs,
    work: removeOnceADay,
    onFailure(error) {
      log.error({ err: error }, 'what has been kept long enough could not be removed; it is tried again');
    },
  });

  async function removeOnceADay(): Promise<void> {
    const known = await readRemovalClock(db, clock());
    if (known.state === 'held') tellOnceADay(known);
    if (known.state === 'due' && (await setLastDay(db, known.last, known.today))) await removeOrGiveBack(known);
  }

  async function removeOrGiveBack({ last, today }: RemovalClock): Promise<void> {
    try {
      await note('removal-begun', {});
      const removed = await applyRetention({ ...parts, clock });
      await note('removed', removed);
      log.info({ removed }, 'what has been kept long enough is removed');
    } catch (error) {
      await setLastDay(db, today, last);
      throw error;
    }
  }

  function note(what: 'removal-begun' | 'removed', facts: Readonly<Record<string, number>>): Promise<void> {
    return trail.append({ what, who: 'unknown', call: '', turn: 0, line: '', facts });
  }

  function tellOnceADay({ last, today }: RemovalClock): void {
    if (toldOn === today) return;
    toldOn = today;
    const days = { lastRemoval: nameDay(last), today: nameDay(today) };
    log.error(days, 'nothing is removed: the clock is far from the last removal; set it right, or run npm run removal');
  }
}
