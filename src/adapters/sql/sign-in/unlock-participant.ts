import type { AuditTrail } from '../../../calls/ports/audit-trail.ts';
import type { Database } from '../database/database.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createHashedClaims } from './hashed-claims.ts';
import { createSignInFailures, subjectOfClaim, subjectsOf } from './sign-in-failures.ts';

/** Lets a participant sign in again after too many failures: `free` where nothing held them up, `unknown` where nobody has this ID. */
export async function unlockParticipant(
  { db, keys, trail }: { readonly db: Database; readonly keys: KeyRing; readonly trail: AuditTrail },
  participantId: string,
): Promise<'unlocked' | 'free' | 'unknown'> {
  const participant = await db
    .selectFrom('participants')
    .select(['id', 'ssn_hash'])
    .where('participant_id', '=', participantId)
    .executeTakeFirst();
  if (!participant) return 'unknown';
  // Tries with digits that are one person's ID and another one's SSN are counted under the digits.
  const claims = createHashedClaims(keys);
  const { hashes } = claims.read(claims.make('ssn', participantId));
  const shared = participant.ssn_hash === null ? hashes : [...hashes, participant.ssn_hash];
  const subjects = [...subjectsOf(participant.id), ...shared.map(subjectOfClaim)];
  const forgotten = await createSignInFailures(db, Date.now).forget(subjects);
  if (!forgotten) return 'free';
  const who = { participant: String(participant.id) };
  await trail.append({ what: 'unlocked', who, call: '', turn: 0, line: '', facts: {} });
  return 'unlocked';
}
