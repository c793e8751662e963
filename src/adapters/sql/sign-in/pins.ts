import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { type DerivedKey, deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';

/** OWASP Password Storage Cheat Sheet: argon2id with 7 MiB, 5 passes, 1 lane. */
const cost = { memory: 7168, passes: 5, parallelism: 1 };
const tagLength = 32;
const written = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+),keyid=([^$]+)\$([^$]+)\$([^$]+)$/;

export type Pins = ReturnType<typeof createPins>;

/**
 * Hashes of PINs: argon2id over an HMAC with a key that is not in the database, since a few digits alone are soon guessed.
 * Written as PHC strings with the key's ID: `$argon2id$v=19$m=7168,t=5,p=1,keyid=…$salt$hash`.
 */
export function createPins(ring: KeyRing) {
  const { first, all } = deriveKeys(ring, 'pin');
  const prefix = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism},keyid=${writtenKeyId(first.id)}$`;
  const nobody = { key: first, cost, salt: randomBytes(16), tag: randomBytes(tagLength), known: false };

  return {
    async hash(pin: string): Promise<string> {
      const salt = randomBytes(16);
      return `${prefix}${toBase64(salt)}$${toBase64(await derive(pin, { key: first, cost, salt }))}`;
    },

    /** Whether the hash is this PIN's. No hash, or one whose key is gone, takes as long as any. */
    async matches(pin: string, hash: string | null): Promise<boolean> {
      const stored = readHash(hash, all) ?? nobody;
      const matching = timingSafeEqual(await derive(pin, stored), stored.tag);
      return matching && stored.known;
    },

    /** Whether the hash is written as `hash` would write it now: with the first key, at today's cost. */
    isCurrent: (hash: string): boolean => hash.startsWith(prefix),
  };
}

interface Derivation {
  readonly key: DerivedKey;
  readonly cost: typeof cost;
  readonly salt: Buffer;
}

/** Argon2id of version 19, which are this library's defaults, on another thread. It takes a quarter of the time of Node's own. */
function derive(pin: string, { key, cost: { memory, passes, parallelism }, salt }: Derivation): Promise<Buffer> {
  const message = createHmac('sha256', key.key).update(pin).digest();
  return hashRaw(message, { salt, memoryCost: memory, timeCost: passes, parallelism, outputLen: tagLength });
}

function readHash(hash: string | null, keys: readonly DerivedKey[]) {
  const [, memory, passes, parallelism, keyId, salt = '', tag = ''] = written.exec(hash ?? '') ?? [];
  const key = keys.find((candidate) => writtenKeyId(candidate.id) === keyId);
  if (key === undefined) return undefined;
  const made = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return { key, cost: made, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64'), known: true };
}

/** The ID of a key as it stands in a hash. Base64 has no sign that means something else to `like`. */
export function writtenKeyId(id: string): string {
  return toBase64(Buffer.from(id));
}

/** Base64 without padding, as PHC strings have it. */
function toBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
