import { createHmac } from 'node:crypto';
import { deriveKeys, type KeyRing } from '../../secrets/key-ring.ts';

export type IdempotencyKey = ReturnType<typeof createIdempotencyKey>;

/** Names wishes that hold digits: a turn that failed is asked again and may bring others. */
export function createIdempotencyKey(keys: KeyRing) {
  const { key } = deriveKeys(keys, 'attempt').oldest;
  return (attempt: string, wish: object): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([attempt, wish]))
      .digest('base64url');
}
