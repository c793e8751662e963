import { Kysely } from 'kysely';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database, Schema } from '../database/database.ts';
import { chooseEngine } from '../database/engines/choose-engine.ts';
import { proveKeys } from './prove-keys.ts';

/** Proves a ring against the records of a URL, as `proveKeys` does, and changes none of their tables. */
export async function proveKeysOf(url: string, ring: KeyRing): Promise<void> {
  const db: Database = new Kysely<Schema>({ dialect: chooseEngine(url).dialect });
  try {
    await proveKeys(db, ring);
  } finally {
    await db.destroy();
  }
}
