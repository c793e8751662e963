import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

interface DataKey {
  readonly id: string;
  readonly secret: string;
}

/**
 * The keys to the hashes and messages in the records, and to calls in progress: the first writes, any reads. To change keys put a new one first and import the
 * agency's next full extract; it renews everything but the PINs that callers have chosen themselves, which are renewed as each signs
 * in, and the temporary ones with the messages that bring them, which end after ten days.
 */
export type KeyRing = readonly DataKey[];

/** What a key is used for: one derived key for each, so that no hash can stand in for another. */
export type Purpose =
  | 'participant-id'
  | 'ssn'
  | 'pin'
  | 'pin-groups'
  | 'extract'
  | 'nobody'
  | 'outbox'
  | 'call'
  | 'desk'
  | 'source'
  | 'audit'
  | 'claim'
  | 'new-pin'
  | 'attempt'
  | 'nonce';

export interface DerivedKey {
  readonly id: string;
  readonly key: KeyObject;
}

export interface DerivedKeys {
  readonly first: DerivedKey;
  readonly all: readonly DerivedKey[];
}

/** Derives a key for one purpose from each key of the ring (HKDF-SHA256, RFC 5869). */
export function deriveKeys(ring: KeyRing, purpose: Purpose): DerivedKeys {
  const all = ring.map(({ id, secret }) => {
    const bytes = hkdfSync('sha256', secret, '', `customer-connect-ivr ${purpose}`, 32);
    return { id, key: createSecretKey(new Uint8Array(bytes)) };
  });
  const first = all[0];
  if (first === undefined) throw new Error('The records need at least one key: set DATA_SECRET to id:secret');
  return { first, all };
}
