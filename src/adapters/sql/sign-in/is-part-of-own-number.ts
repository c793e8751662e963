import type { ParticipantTable } from '../database/database.ts';
import type { HashedClaims } from './hashed-claims.ts';

export interface OwnNumbers extends Pick<ParticipantTable, 'participant_id' | 'phone' | 'ssn_hash'> {
  /** Their case numbers and court dockets, as they are written. */
  readonly ofCases: readonly string[];
}

const ssnLength = 9;

/**
 * Whether a PIN is a piece of a number that stands in the participant's papers: ID, phone, Social Security number, case, docket. Of the
 * Social Security number only a keyed hash is known: the four thousand numbers at most that hold the PIN are tried, which takes some
 * milliseconds.
 */
export function isPartOfOwnNumber(pin: string, numbers: OwnNumbers, claims: HashedClaims): boolean {
  const { participant_id: id, phone, ssn_hash: ssnHash, ofCases } = numbers;
  const written = [id, phone ?? '', ...ofCases].map((number) => number.replaceAll(/\D/g, ''));
  if (written.some((digits) => digits.includes(pin))) return true;
  return ssnHash !== null && ssnsWith(pin).some((ssn) => claims.areHashed(ssnHash, 'ssn', ssn));
}

/** All numbers of nine digits that hold a PIN. */
function ssnsWith(pin: string): string[] {
  const open = ssnLength - pin.length;
  const others = Array.from({ length: 10 ** open }, (_, index) => String(index).padStart(open, '0'));
  return Array.from({ length: open + 1 }, (_, before) =>
    others.map((digits) => digits.slice(0, before) + pin + digits.slice(before)),
  ).flat();
}
