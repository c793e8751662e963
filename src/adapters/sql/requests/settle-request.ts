import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

/** Takes back a request that waits for an export. */
export async function settleRequest(db: Database, reference: string): Promise<void> {
  const settle = db.deleteFrom('requests').where('reference', '=', reference).where('batch', 'is', null);
  await retryWhileBusy(() => settle.execute());
}
