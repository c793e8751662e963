import { Kysely } from 'kysely';
import type { KeyRing } from '../../secrets/key-ring.ts';
import type { Database, Schema } from './database/database.ts';
import { chooseEngine } from './database/engines/choose-engine.ts';
import { engineOf } from './database/engines/engine.ts';
import { findPendingChanges } from './database/migrate-tables.ts';
import { countLostConsents } from './keys/count-lost-consents.ts';
import { countUnreadable } from './keys/count-unreadable.ts';
import { hasSampleAgency } from './sample/has-sample-agency.ts';

interface Examined {
  readonly clockMs: number;
  /** Changes that the tables lack. Where there are any, nothing else is looked at. */
  readonly pending: readonly string[];
  /** Participants who cannot sign in with the keys at hand. */
  readonly unreadable: number;
  /** Changes of consents that are not found with the keys at hand. */
  readonly lostConsents: number;
  readonly isMadeUp: boolean;
}

/** Looks at records and changes none. Rejects where they cannot be reached. */
export async function examineRecords(url: string, keys: KeyRing): Promise<Examined> {
  const db: Database = new Kysely<Schema>({ dialect: chooseEngine(url).dialect });
  try {
    const clockMs = await engineOf(db).readClock(db);
    const pending = await findPendingChanges(db);
    if (pending.length > 0) return { clockMs, pending, unreadable: 0, lostConsents: 0, isMadeUp: false };
    return {
      clockMs,
      pending,
      unreadable: await countUnreadable(db, keys),
      lostConsents: await countLostConsents(db, keys),
      isMadeUp: await hasSampleAgency(db),
    };
  } finally {
    await db.destroy();
  }
}
