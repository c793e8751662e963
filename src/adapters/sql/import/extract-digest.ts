import { createHmac, type Hmac } from 'node:crypto';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { takeNumbers } from '../database/take-numbers.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';

/** A keyed digest tells whether a file is the last one again, and nothing of what is in it. */
export function createDigest(keys: KeyRing): Hmac {
  return createHmac('sha256', deriveKeys(keys, 'extract').first.key);
}

/** Whether this is the file taken last. One taken before another is not: it would bring back what that one changed. */
export async function isLastExtract(db: Database, keys: KeyRing, bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  const last = await db.selectFrom('extracts').select('digest').orderBy('number', 'desc').limit(1).executeTakeFirst();
  if (!last) return false;
  const digest = createDigest(keys);
  for await (const chunk of bytes) digest.update(chunk);
  return last.digest === digest.digest('base64url');
}

/** Whether the file taken last had an end row. */
export async function hadEnd(db: Database): Promise<boolean> {
  const last = await db.selectFrom('extracts').select('ended').orderBy('number', 'desc').limit(1).executeTakeFirst();
  return last?.ended === 1;
}

export interface TakenExtract {
  readonly digest: string;
  readonly takenAtMs: number;
  readonly hasEnd: boolean;
}

export async function noteExtract(db: DatabaseTransaction, extract: TakenExtract): Promise<void> {
  const { digest, takenAtMs, hasEnd } = extract;
  const number = await takeNumbers(db, 'extracts');
  const row = { number, digest, imported_at_ms: takenAtMs, ended: hasEnd ? 1 : 0 } as const;
  await db.insertInto('extracts').values(row).execute();
}
