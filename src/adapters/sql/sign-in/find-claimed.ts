import type { Selectable } from 'kysely';
import type { Database, ParticipantTable } from '../database/database.ts';
import type { HashedClaims } from './hashed-claims.ts';
import { renewSubjects } from './renew-subjects.ts';
import { subjectOf, subjectOfClaim } from './sign-in-failures.ts';

/** Named, not `*`: a statement prepared before a migration adds a column still fits after it. */
const read = [
  'id',
  'participant_id',
  'pin_hash',
  'pin_temporary',
  'temporary_pin_hash',
  'temporary_pin_expires_ms',
  'temporary_pin_used_by',
  'earlier_pin_hash',
  'earlier_pin_expires_ms',
  'language',
  'mailing_address_valid',
  'email',
  'phone',
  'pin_generation',
] as const;

/** Enough to tell a shared SSN, and to find the ID beside it. */
const mostFound = 10;

export type ClaimedParticipant = Pick<Selectable<ParticipantTable>, (typeof read)[number]>;

interface Claimed {
  /**
   * Nobody, or one. Two where the digits are the SSN of one and the ID of another. Nobody too where two share an SSN by mistake: neither may
   * hear about the other.
   */
  readonly people: readonly ClaimedParticipant[];
  /**
   * What their attempts are counted under: one for each identifier, so that two of them do not tell that they are one person's. Where two
   * people have the same digits, none of theirs: the tries of one never count against the other.
   */
  readonly subject: string;
}

/** Whom a claim stands for. */
export async function findClaimed(db: Database, claims: HashedClaims, claim: string): Promise<Claimed> {
  const { kind, hashes, asIds } = claims.read(claim);
  await renewSubjects(db, hashes);
  const ids = kind === 'ssn' ? asIds : hashes;
  const ssns: readonly string[] = kind === 'ssn' ? hashes : [];
  const found = await db
    .selectFrom('participants')
    .select([...read, 'ssn_hash'])
    .where((eb) =>
      eb.or([
        ...(ids.length > 0 ? [eb('participant_id_hash', 'in', ids)] : []),
        ...(ssns.length > 0 ? [eb('ssn_hash', 'in', ssns)] : []),
      ]),
    )
    .limit(mostFound)
    .execute();
  const holders = found.filter(({ ssn_hash: hash }) => hash !== null && ssns.includes(hash));
  const named = found.filter((each) => !holders.includes(each));
  const people = [...(holders.length === 1 ? holders : []), ...named];
  const [one, another] = people;
  if (!one || another) return { people, subject: subjectOfClaim(hashes[0]) };
  return { people, subject: subjectOf(one.id, holders.includes(one) ? 'ssn' : 'participant-id') };
}
