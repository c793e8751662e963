import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import type { ClaimedParticipant } from './find-claimed.ts';

interface Used {
  readonly participant: ClaimedParticipant;
  /** Anything but `earlier` is the last one that was sent. */
  readonly pin: string;
}

/** Uses up a temporary PIN, which signs in once. False where another call was faster. */
export async function usePin(db: Database, { participant, pin }: Used, call: string): Promise<boolean> {
  const { id, temporary_pin_hash: last, earlier_pin_hash: earlier } = participant;
  if (pin !== 'earlier') return markUsed(db, { id, hash: last, call });
  // In the same call it may be the last one by now.
  return (await makeLast(db, participant, call)) || markUsed(db, { id, hash: earlier, call });
}

interface Last {
  readonly id: number;
  readonly hash: string | null;
  readonly call: string;
}

async function markUsed(db: Database, { id, hash, call }: Last): Promise<boolean> {
  const update = db
    .updateTable('participants')
    .set({ temporary_pin_used_by: call })
    .where('id', '=', id)
    .where('temporary_pin_hash', '=', hash)
    .where((eb) => eb.or([eb('temporary_pin_used_by', 'is', null), eb('temporary_pin_used_by', '=', call)]));
  const { numUpdatedRows } = await retryWhileBusy(() => update.executeTakeFirstOrThrow());
  return numUpdatedRows === 1n;
}

/** The earlier one changes places with the last, and is used by this call. */
async function makeLast(db: Database, participant: ClaimedParticipant, call: string): Promise<boolean> {
  const update = db
    .updateTable('participants')
    .set((eb) => ({
      temporary_pin_hash: eb.ref('earlier_pin_hash'),
      temporary_pin_expires_ms: eb.ref('earlier_pin_expires_ms'),
      temporary_pin_used_by: call,
      earlier_pin_hash: eb
        .case()
        .when('temporary_pin_used_by', 'is', null)
        .then(eb.ref('temporary_pin_hash'))
        .else(null)
        .end(),
      earlier_pin_expires_ms: eb.ref('temporary_pin_expires_ms'),
    }))
    .where('id', '=', participant.id)
    .where('earlier_pin_hash', '=', participant.earlier_pin_hash)
    .where('temporary_pin_hash', 'is not', null);
  const { numUpdatedRows } = await retryWhileBusy(() => update.executeTakeFirstOrThrow());
  return numUpdatedRows === 1n;
}
