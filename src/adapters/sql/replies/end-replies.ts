import type { ConsentChange } from '../../../agency/consent.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { createReplySeal } from './reply-seal.ts';

/**
 * Removes the tokens of those who pay by replying from a number, where a change ends that: a STOP, or that consent taken back, by one participant or
 * by the whole number. What was agreed to later stays, so that a change which comes again ends nothing new.
 */
export async function endReplies(db: Database, keys: KeyRing, change: ConsentChange, id: number | null): Promise<void> {
  const { purpose, given, phone, atMs } = change;
  if (given || (purpose !== 'all' && purpose !== 'pay-by-reply')) return;
  const { hashesOfPhone } = createReplySeal(keys);
  const ofNumber = db
    .deleteFrom('reply_enrolments')
    .where('phone_hash', 'in', hashesOfPhone(phone))
    .where('since_ms', '<=', atMs);
  const removal = purpose === 'all' || id === null ? ofNumber : ofNumber.where('participant_id', '=', id);
  await retryWhileBusy(() => removal.execute());
}
