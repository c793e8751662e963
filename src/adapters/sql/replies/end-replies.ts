import type { ConsentChange } from '../../../agency/consent.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { endEnrolments } from './end-enrolments.ts';
import { createReplySeal } from './reply-seal.ts';

/**
 * Ends that somebody pays by replying from a number, where a change ends that: a STOP, or that consent taken back, by one participant or
 * by the whole number. What was agreed to later stays, so that a change which comes again ends nothing new.
 */
export async function endReplies(db: Database, keys: KeyRing, change: ConsentChange, id: number | null): Promise<void> {
  const { purpose, given, phone, atMs } = change;
  if (given || (purpose !== 'all' && purpose !== 'pay-by-reply')) return;
  const { hashesOfPhone } = createReplySeal(keys);
  const hashes = hashesOfPhone(phone);
  await endEnrolments(
    db,
    (eb) =>
      eb.and([
        eb('phone_hash', 'in', hashes),
        eb('since_ms', '<=', atMs),
        ...(purpose === 'all' || id === null ? [] : [eb('participant_id', '=', id)]),
      ]),
    Date.now(),
  );
}
