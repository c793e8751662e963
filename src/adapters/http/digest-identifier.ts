import { createHmac } from 'node:crypto';
import type { Identifier } from '../../agency/participant.ts';
import { deriveKeys, type KeyRing } from '../../secrets/key-ring.ts';

export type DigestIdentifier = ReturnType<typeof createDigestIdentifier>;

/** Names digits that somebody gave as theirs, the same each time, where they must not stand in the clear. */
export function createDigestIdentifier(keys: KeyRing) {
  const { key } = deriveKeys(keys, 'identifier').oldest;
  return ({ kind, digits }: Identifier): string =>
    createHmac('sha256', key).update(`${kind}:${digits}`).digest('base64url');
}
