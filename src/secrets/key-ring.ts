import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

interface DataKey {
  readonly id: string;
  readonly secret: string;
}

/**
 * The keys to the hashes and messages in the records, and to calls in progress. The first key writes, every key reads. To change keys,
 * put a new one first and import the agency's next full extract: it renews all hashes but those of PINs. A PIN that a caller chose is
 * renewed at the next sign-in; temporary PINs and their messages end after thirty days at most.
 */
export type KeyRing = readonly DataKey[];

/** The use of a derived key. Each purpose has its own key, so that no hash can stand in for another. */
export type Purpose =
  | 'participant-id'
  | 'ssn'
  | 'pin'
  | 'pin-groups'
  | 'extract'
  | 'nobody'
  | 'outbox'
  | 'call'
  | 'call-name'
  | 'measured-participant'
  | 'recording'
  | 'play'
  | 'desk'
  | 'consent'
  | 'consent-phone'
  | 'text'
  | 'text-name'
  | 'card-payment'
  | 'card-payer'
  | 'reply'
  | 'reply-code'
  | 'paid-for'
  | 'source'
  | 'audit'
  | 'claim'
  | 'new-pin'
  | 'attempt'
  | 'identifier'
  | 'nonce'
  | 'proof';

export interface DerivedKey {
  readonly id: string;
  readonly key: KeyObject;
}

export interface DerivedKeys {
  readonly first: DerivedKey;
  /**
   * From the key that was made first, wherever it stands in the ring: for what is counted over all servers, whose rings differ while keys
   * are changed.
   */
  readonly oldest: DerivedKey;
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
  const [oldest = first] = all.toSorted(compareAges);
  return { first, oldest, all };
}

/** IDs that `npm run secrets` makes begin with the day. Any other is older: an agency's own, or that of an older version. */
const dated = /^\d{4}-\d\d-\d\d/;

function compareAges({ id: one }: DerivedKey, { id: other }: DerivedKey): number {
  return Number(dated.test(one)) - Number(dated.test(other)) || (one < other ? -1 : 1);
}
