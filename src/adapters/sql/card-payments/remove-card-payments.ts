import { countDeleted } from '../database/count-deleted.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

/** Removes payments that were begun before a moment and are settled. Those that are not settled stay, but for those whose card was never asked for. */
export function removeCardPayments(db: Database, beforeMs: number): Promise<number> {
  const removal = db
    .deleteFrom('card_payments')
    .where('begun_at_ms', '<', beforeMs)
    .where((eb) => eb.or([eb('state', 'in', ['paid', 'not-paid']), eb('agency_state', '=', 'new')]));
  return retryWhileBusy(() => countDeleted(removal));
}
