import { createHmac } from 'node:crypto';
import type { IdentifierKind } from '../../../agency/participant.ts';
import { type DerivedKey, deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';

/** What a claim says: its hash under each key of the ring, the writing one first. */
interface Claim {
  readonly kind: IdentifierKind;
  readonly hashes: readonly [string, ...string[]];
}

export type HashedClaims = ReturnType<typeof createHashedClaims>;

/**
 * Keyed hashes that stand for participant IDs and SSNs. A claim holds the hash under every key of the ring, since a row
 * written under an older key could not be found otherwise: `ssn:2027.d0x…,2026.Zk3…`.
 */
export function createHashedClaims(ring: KeyRing) {
  const keys = { 'participant-id': deriveKeys(ring, 'participant-id'), ssn: deriveKeys(ring, 'ssn') };
  return {
    make: (kind: IdentifierKind, digits: string): string =>
      `${kind}:${keys[kind].all.map((key) => hashDigits(key, digits)).join(',')}`,
    /** The hash that is stored with a participant. */
    hash: (kind: IdentifierKind, digits: string): string => hashDigits(keys[kind].first, digits),
    /** Whether a stored hash, written with any key of the ring, is that of these digits. */
    areHashed(stored: string, kind: IdentifierKind, digits: string): boolean {
      const key = keys[kind].all.find(({ id }) => stored.startsWith(`${id}.`));
      return key !== undefined && hashDigits(key, digits) === stored;
    },
    read: readClaim,
  };
}

function hashDigits({ id, key }: DerivedKey, digits: string): string {
  return `${id}.${createHmac('sha256', key).update(digits).digest('base64url')}`;
}

function readClaim(claim: string): Claim {
  const [kind, list = ''] = claim.split(':');
  const [first, ...others] = list.split(',');
  if ((kind !== 'participant-id' && kind !== 'ssn') || !first) throw new Error('Not a claim that identify() made');
  return { kind, hashes: [first, ...others] };
}
