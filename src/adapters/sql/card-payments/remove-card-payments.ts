import { countDeleted } from '../database/count-deleted.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

/** Removes payments that were begun before a moment and are settled. Those that are not settled stay. */
export function removeCardPayments(db: Database, beforeMs: number): Promise<number> {
  const removal = db
    .deleteFrom('card_payments')
    .where('begun_at_ms', '<', beforeMs)
    .where('state', 'in', ['paid', 'not-paid']);
  return retryWhileBusy(() => countDeleted(removal));
}
