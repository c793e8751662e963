import type { AuditTrail } from '../../../calls/ports/audit-trail.ts';
import type { Database } from '../database/database.ts';
import { createSignInFailures, subjectsOf } from './sign-in-failures.ts';

/** Lets a participant sign in again after too many failures: `free` where nothing held them up, `unknown` where nobody has this ID. */
export async function unlockParticipant(
  db: Database,
  trail: AuditTrail,
  participantId: string,
): Promise<'unlocked' | 'free' | 'unknown'> {
  const participant = await db
    .selectFrom('participants')
    .select('id')
    .where('participant_id', '=', participantId)
    .executeTakeFirst();
  if (!participant) return 'unknown';
  const forgotten = await createSignInFailures(db, Date.now).forget(subjectsOf(participant.id));
  if (!forgotten) return 'free';
  const who = { participant: String(participant.id) };
  await trail.append({ what: 'unlocked', who, call: '', turn: 0, line: '', facts: {} });
  return 'unlocked';
}
