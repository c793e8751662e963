import type { AuditTrail } from '../../../../calls/ports/audit-trail.ts';
import type { Database } from '../../database/database.ts';
import { compareCharges, findPeriod, type Heaps, type Period } from './compare-charges.ts';
import type { ChargeProblem } from './read-charges.ts';
import { settleByFile } from './settle-by-file.ts';
import { createChargeTables, dropChargeTables, stageCharges } from './stage-charges.ts';

interface ReconcileOptions {
  readonly db: Database;
  /** The same records over a connection of its own, which holds the file: in SQLite it lets nothing else through. */
  readonly staging: Database;
  readonly trail: AuditTrail;
  /** The processor's file. */
  readonly open: () => AsyncIterable<Uint8Array>;
  /** From and until when the file has all charges; left out, from its first to its last one. */
  readonly period?: Partial<Period>;
  readonly clock?: () => number;
}

export type Reconciled =
  /** Nothing was changed. */
  | { readonly outcome: 'refused'; readonly problemCount: number; readonly problems: readonly ChargeProblem[] }
  | {
      readonly outcome: 'reconciled';
      readonly charges: number;
      readonly period: Period;
      readonly heaps: Heaps;
      /** How many were settled that no certain result had settled. */
      readonly paid: number;
      readonly notPaid: number;
    };

/** A charge is made within the hour in which its payment is begun: what is younger may be missing in the file. */
const hourMs = 3_600_000;

/**
 * Compares what callers paid by card with a file of the processor, and settles what is not certain. Nothing is ever charged by it. The same
 * file again changes nothing.
 */
export async function reconcileCharges(options: ReconcileOptions): Promise<Reconciled> {
  const { staging, open } = options;
  return staging.connection().execute(async (connection) => {
    try {
      await createChargeTables(connection);
      const { charges, ...told } = await stageCharges(connection, open());
      if (told.problemCount > 0) return { outcome: 'refused', ...told };
      return { outcome: 'reconciled', charges, ...(await compareAndSettle(connection, options)) };
    } finally {
      await dropChargeTables(connection);
    }
  });
}

async function compareAndSettle(staged: Database, options: ReconcileOptions) {
  const { db, trail, period: given = {}, clock = Date.now } = options;
  const found = (await findPeriod(staged)) ?? { fromMs: 0, untilMs: 0 };
  const { fromMs, untilMs } = { ...found, ...given };
  const period = { fromMs, untilMs: untilMs - hourMs };
  const settled = await settleByFile({ db, staged, trail, period, clock });
  return { period: { fromMs, untilMs }, ...settled, heaps: await compareCharges(staged, period) };
}
