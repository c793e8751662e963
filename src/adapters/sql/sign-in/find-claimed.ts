import type { Selectable } from 'kysely';
import type { Database, ParticipantTable } from '../database/database.ts';
import type { HashedClaims } from './hashed-claims.ts';
import { subjectOf } from './sign-in-failures.ts';

/** Named, not `*`: a statement prepared before a migration adds a column still fits after it. */
const read = [
  'id',
  'participant_id',
  'pin_hash',
  'pin_temporary',
  'temporary_pin_hash',
  'temporary_pin_expires_ms',
  'temporary_pin_used_by',
  'language',
  'mailing_address_valid',
  'email',
  'phone',
  'pin_generation',
] as const;

export type ClaimedParticipant = Pick<Selectable<ParticipantTable>, (typeof read)[number]>;

interface Claimed {
  /** Undefined too where two participants share an SSN by mistake: neither may hear about the other. */
  readonly participant: ClaimedParticipant | undefined;
  /** What their attempts are counted under: one for each identifier, so that two of them do not tell that they are one person's. */
  readonly subject: string;
}

/** Whom a claim stands for. */
export async function findClaimed(db: Database, claims: HashedClaims, claim: string): Promise<Claimed> {
  const { kind, hashes } = claims.read(claim);
  const found = await db
    .selectFrom('participants')
    .select(read)
    .where(kind === 'ssn' ? 'ssn_hash' : 'participant_id_hash', 'in', hashes)
    .limit(2)
    .execute();
  const participant = found.length === 1 ? found[0] : undefined;
  return { participant, subject: participant ? subjectOf(participant.id, kind) : `claim:${hashes[0]}` };
}
