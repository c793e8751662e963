import { createHmac, type Hmac } from 'node:crypto';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { takeNumbers } from '../database/take-numbers.ts';
import type { LastExtract } from './stage-extract.ts';
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

/** What later files must know of those taken before: whether the last one had an end row, and of which day the last one with a head was. */
export async function readLastExtract(db: Database): Promise<LastExtract> {
  const extracts = db.selectFrom('extracts').orderBy('number', 'desc').limit(1);
  const last = await extracts.select('ended').executeTakeFirst();
  const dated = await extracts.select('of_day').where('of_day', 'is not', null).executeTakeFirst();
  return { hadEnd: last?.ended === 1, day: dated?.of_day ?? undefined };
}

export interface TakenExtract {
  readonly digest: string;
  readonly takenAtMs: number;
  readonly hasEnd: boolean;
  /** The day that its head names. */
  readonly day: string | undefined;
}

export async function noteExtract(db: DatabaseTransaction, extract: TakenExtract): Promise<void> {
  const { digest, takenAtMs, hasEnd, day = null } = extract;
  const number = await takeNumbers(db, 'extracts');
  const row = { number, digest, imported_at_ms: takenAtMs, ended: hasEnd ? 1 : 0, of_day: day } as const;
  await db.insertInto('extracts').values(row).execute();
}
