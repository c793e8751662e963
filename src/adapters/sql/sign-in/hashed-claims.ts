import { createHmac } from 'node:crypto';
import type { IdentifierKind } from '../../../agency/participant.ts';
import { type DerivedKey, deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';

/** What a claim says: its hash under each key of the ring, the writing one first. */
interface Claim {
  readonly kind: IdentifierKind;
  readonly hashes: readonly [string, ...string[]];
  /** Its hash under the oldest key of the ring. */
  readonly oldest: string;
  /** Of an SSN: the hashes of the same digits as a participant ID, which may have nine digits too. */
  readonly asIds: readonly string[];
}

const ssnDigits = 9;

export type HashedClaims = ReturnType<typeof createHashedClaims>;

/**
 * Keyed hashes that stand for participant IDs and SSNs. A claim holds the hash under every key of the ring, since a row
 * written under an older key could not be found otherwise: `participant-id:2027.d0x…,2026.Zk3…`. Behind those of an SSN stand those of
 * the same digits as an ID: `ssn:2027.d0x…;2027.b7Q…`.
 */
export function createHashedClaims(ring: KeyRing) {
  const keys = { 'participant-id': deriveKeys(ring, 'participant-id'), ssn: deriveKeys(ring, 'ssn') };
  return {
    make: (kind: IdentifierKind, digits: string): string => {
      const [claimed, asId] = [kind, 'participant-id' as const].map((one) => hashAll(one, digits));
      return kind === 'ssn' && digits.length === ssnDigits ? `${kind}:${claimed};${asId}` : `${kind}:${claimed}`;
    },
    /** The hash that is stored with a participant. */
    hash: (kind: IdentifierKind, digits: string): string => hashDigits(keys[kind].first, digits),
    /** Whether a stored hash, written with any key of the ring, is that of these digits. */
    areHashed(stored: string, kind: IdentifierKind, digits: string): boolean {
      const key = keys[kind].all.find(({ id }) => stored.startsWith(`${id}.`));
      return key !== undefined && hashDigits(key, digits) === stored;
    },
    read: (claim: string): Claim => readClaim(claim, keys.ssn.oldest.id),
  };

  function hashAll(kind: IdentifierKind, digits: string): string {
    return keys[kind].all.map((key) => hashDigits(key, digits)).join(',');
  }
}

function hashDigits({ id, key }: DerivedKey, digits: string): string {
  return `${id}.${createHmac('sha256', key).update(digits).digest('base64url')}`;
}

function readClaim(claim: string, oldestId: string): Claim {
  const [kind, list = ''] = claim.split(':');
  const [claimed = '', asIds = ''] = list.split(';');
  const [first, ...others] = claimed.split(',');
  if ((kind !== 'participant-id' && kind !== 'ssn') || !first) throw new Error('Not a claim that identify() made');
  const oldest = [first, ...others].find((hash) => hash.startsWith(`${oldestId}.`)) ?? first;
  return { kind, hashes: [first, ...others], oldest, asIds: asIds === '' ? [] : asIds.split(',') };
}
