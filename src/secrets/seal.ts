import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto';
import { deriveKeys, type KeyRing, type Purpose } from './key-ring.ts';

const algorithm = 'aes-256-gcm';
const ivLength = 12;

/** Random bytes for many seals: one large request is faster than many small ones. */
const supply = Buffer.alloc(ivLength * 256);
let used = supply.length;

function nextIv(): Buffer {
  if (used === supply.length) {
    randomFillSync(supply);
    used = 0;
  }
  used += ivLength;
  return Buffer.from(supply.subarray(used - ivLength, used));
}

export type Seal = ReturnType<typeof createSeal>;

/**
 * Seals texts and bytes (AES-256-GCM) as `keyId.iv.tag.ciphertext`. `place` names where they are kept; a seal that was moved to another
 * place does not open.
 */
export function createSeal(ring: KeyRing, purpose: Purpose) {
  const { first, all } = deriveKeys(ring, purpose);
  const nonceKey = deriveKeys(ring, 'nonce').first.key;

  function closeWith(iv: Buffer, content: string | Uint8Array, place: string): string {
    const cipher = createCipheriv(algorithm, first.key, iv).setAAD(Buffer.from(place));
    const bytes = cipher.update(content);
    // GCM is a stream cipher: `final` returns no bytes.
    cipher.final();
    return [first.id, ...[iv, cipher.getAuthTag(), bytes].map((part) => part.toString('base64url'))].join('.');
  }

  /** Throws where the key is unknown, or the content was changed or moved. */
  function openBytes(sealed: string, place: string): Buffer {
    const [id, ...parts] = sealed.split('.');
    const [iv, tag, bytes] = parts.map((part) => Buffer.from(part, 'base64url'));
    const key = all.find((one) => one.id === id)?.key;
    if (!key || !iv || !tag || !bytes) throw new Error('This was sealed with a key that DATA_SECRET lacks');
    const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    const content = decipher.update(bytes);
    decipher.final();
    return content;
  }

  /** Seals the same text at the same place the same way each time, so that it can be found without being opened. */
  function closeAlike(text: string, place: string): string {
    const digest = createHmac('sha256', nonceKey)
      .update(JSON.stringify([purpose, place, text]))
      .digest();
    return closeWith(digest.subarray(0, ivLength), text, place);
  }

  return {
    close: (content: string | Uint8Array, place: string): string => closeWith(nextIv(), content, place),
    closeAlike,
    openBytes,
    open: (sealed: string, place: string): string => openBytes(sealed, place).toString('utf8'),
  };
}
