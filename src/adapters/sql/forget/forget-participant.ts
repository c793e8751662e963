import type { AuditTrail } from '../../../calls/ports/audit-trail.ts';
import type { VoiceStore } from '../../../calls/ports/recordings.ts';
import type { Database } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { type Forgotten, forgottenId, type Person, removePerson } from './remove-person.ts';

export type ForgetResult =
  | { readonly outcome: 'unknown' }
  /** They have left something that the agency has not collected. Nothing was removed. */
  | { readonly outcome: 'requests-wait'; readonly count: number }
  | { readonly outcome: 'forgotten'; readonly removed: Forgotten };

interface ForgetOptions {
  readonly db: Database;
  readonly trail: AuditTrail;
  readonly participantId: string;
  /** Where recordings are kept outside of the records, too. */
  readonly voices?: Pick<VoiceStore, 'remove'>;
  /** Only tells what would be removed. */
  readonly rehearse?: boolean;
}

/**
 * Removes all that is about a participant. The audit trail keeps what was disclosed, under a reference that no longer leads to anybody.
 * A participant whom the agency's next extract still names comes back as somebody new.
 */
export async function forgetParticipant({
  db,
  trail,
  participantId,
  voices,
  rehearse = false,
}: ForgetOptions): Promise<ForgetResult> {
  const person = await db
    .selectFrom('participants')
    .select(['id', 'participant_id_hash', 'ssn_hash'])
    .where('participant_id', '=', participantId)
    .where('participant_id', '!=', forgottenId)
    .executeTakeFirst();
  if (!person) return { outcome: 'unknown' };
  const count = await countWaiting(db, person.id);
  if (count > 0) return { outcome: 'requests-wait', count };
  const nowhere = { who: { participant: String(person.id) }, call: '', turn: 0, line: '' };
  if (!rehearse) await trail.append({ ...nowhere, what: 'change-begun', facts: { change: 'forget' } });
  const removed = await retryWhileBusy(() => removeOrRehearse(db, person, rehearse));
  // A file that cannot be removed now is removed by the next server that looks.
  if (!rehearse) for (const { recording } of removed.recordings) await voices?.remove(recording);
  if (!rehearse) await trail.append({ ...nowhere, what: 'forgotten', facts: {} });
  return { outcome: 'forgotten', removed };
}

/** A rehearsal does the same, and takes it back. */
async function removeOrRehearse(db: Database, person: Person, rehearse: boolean): Promise<Forgotten> {
  const transaction = await db.startTransaction().execute();
  try {
    await engineOf(transaction).enterAlone(transaction, 'import');
    if ((await countWaiting(transaction, person.id)) > 0)
      throw new Error('A request was left meanwhile. Nothing was removed.');
    const removed = await removePerson(transaction, person, Date.now());
    await (rehearse ? transaction.rollback() : transaction.commit()).execute();
    return removed;
  } catch (error) {
    if (!transaction.isRolledBack) await transaction.rollback().execute();
    throw error;
  }
}

/** Requests that wait for an export, or stand in one that is not finished. */
async function countWaiting(db: Database, id: number): Promise<number> {
  const { count } = await db
    .selectFrom('requests')
    .leftJoin('request_batches', 'request_batches.number', 'requests.batch')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('participant_id', '=', id)
    .where('collected_at_ms', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
