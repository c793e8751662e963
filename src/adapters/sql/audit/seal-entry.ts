import { createHmac, timingSafeEqual } from 'node:crypto';
import { type DerivedKey, deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import type { AuditTable } from '../database/database.ts';

/** What a seal is put on. */
export type Unsealed = Omit<AuditTable, 'seal'>;

export type Verdict = 'intact' | 'changed' | 'key-missing';

export type Seals = ReturnType<typeof createSeals>;

/**
 * Keyed hashes over entries, each with the seal of the entry before it (HMAC-SHA256): without DATA_SECRET one can neither change an
 * entry, nor put one in, nor leave one out between two others.
 */
export function createSeals(ring: KeyRing) {
  const { first, all } = deriveKeys(ring, 'audit');
  return {
    seal: (entry: Unsealed, before: string): AuditTable => ({ ...entry, seal: sealWith(first, entry, before) }),

    judge({ seal, ...entry }: AuditTable, before: string): Verdict {
      const key = all.find(({ id }) => seal.startsWith(`${id}.`));
      if (!key) return 'key-missing';
      const [right, found] = [Buffer.from(sealWith(key, entry, before)), Buffer.from(seal)];
      return right.length === found.length && timingSafeEqual(right, found) ? 'intact' : 'changed';
    },
  };
}

function sealWith({ id, key }: DerivedKey, entry: Unsealed, before: string): string {
  const { chain, sequence, at_ms: atMs, what, subject, call, turn, line, facts } = entry;
  const text = JSON.stringify([before, chain, sequence, atMs, what, subject, call, turn, line, facts]);
  return `${id}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}
