import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKeys, type KeyRing, type Purpose } from './key-ring.ts';

const algorithm = 'aes-256-gcm';
const ivLength = 12;

export type Seal = ReturnType<typeof createSeal>;

/**
 * Texts and bytes that only the keys open (AES-256-GCM): `keyId.iv.tag.ciphertext`. `place` says where they belong; moved elsewhere,
 * they do not open.
 */
export function createSeal(ring: KeyRing, purpose: Purpose) {
  const { first, all } = deriveKeys(ring, purpose);

  function close(content: string | Uint8Array, place: string): string {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv(algorithm, first.key, iv).setAAD(Buffer.from(place));
    const bytes = Buffer.concat([cipher.update(content), cipher.final()]);
    return [first.id, ...[iv, cipher.getAuthTag(), bytes].map((part) => part.toString('base64url'))].join('.');
  }

  /** Throws where the key is gone, or the content was changed or moved. */
  function openBytes(sealed: string, place: string): Buffer {
    const [id, ...parts] = sealed.split('.');
    const [iv, tag, bytes] = parts.map((part) => Buffer.from(part, 'base64url'));
    const key = all.find((one) => one.id === id)?.key;
    if (!key || !iv || !tag || !bytes) throw new Error('This was sealed with a key that DATA_SECRET lacks');
    const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  }

  return {
    close,
    openBytes,
    open: (sealed: string, place: string): string => openBytes(sealed, place).toString('utf8'),
  };
}
