import type { ParticipantTable } from '../database/database.ts';
import type { HashedClaims } from './hashed-claims.ts';

export type Numbers = Pick<ParticipantTable, 'participant_id' | 'phone' | 'ssn_hash'>;

const ssnLength = 9;

/**
 * Whether a PIN is the end of a number that others may know: the participant's ID, phone or Social Security number. Of the last one only a
 * keyed hash is known: the thousand numbers at most that end so are tried, which takes some milliseconds.
 */
export function isEndOfOwnNumber(pin: string, numbers: Numbers, claims: HashedClaims): boolean {
  const { participant_id: id, phone, ssn_hash: ssnHash } = numbers;
  if (id.endsWith(pin) || phone?.endsWith(pin)) return true;
  const open = ssnLength - pin.length;
  const beginnings = ssnHash === null ? 0 : 10 ** open;
  return Array.from({ length: beginnings }, (_, index) => String(index).padStart(open, '0')).some((beginning) =>
    claims.areHashed(ssnHash ?? '', 'ssn', beginning + pin),
  );
}
