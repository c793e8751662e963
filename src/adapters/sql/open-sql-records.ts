import { Kysely } from 'kysely';
import type { AuditTrail } from '../../calls/ports/audit-trail.ts';
import type { Records } from '../../calls/ports/records.ts';
import { createSqlAuditTrail } from './audit/sql-audit-trail.ts';
import { createSqlRecords } from './sql-records.ts';
import type { Database, Schema } from './database/database.ts';
import { forgottenId } from './forget/remove-person.ts';
import { chooseEngine } from './database/engines/choose-engine.ts';
import { findPendingChanges, migrateTables } from './database/migrate-tables.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { openKeyFile } from '../../secrets/open-key-file.ts';

interface OpenOptions {
  /** `sqlite:PATH`, whose file and folder are created where missing, or `postgres://USER:PASSWORD@HOST/DATABASE`. */
  readonly url: string;
  /** SQLite does without: a key made for this database is kept in a file beside it, `PATH.key`. */
  readonly keys?: KeyRing | undefined;
  readonly clock?: () => number;
  /** False leaves the tables to `npm run migrate`: where they are not up to date, nothing opens. */
  readonly migrate?: boolean;
  /** How long a statement may take in PostgreSQL; as long as it needs where left out. */
  readonly statementTimeoutMs?: number;
}

export interface OpenRecords {
  readonly records: Records;
  readonly trail: AuditTrail;
  readonly db: Database;
  readonly keys: KeyRing;
}

/** Opens the records and brings their tables up to date. `records.close()` ends everything. */
export async function openSqlRecords(options: OpenOptions): Promise<OpenRecords> {
  const { url, keys, clock = Date.now, migrate = true, statementTimeoutMs } = options;
  const { dialect, keyFile } = chooseEngine(url, { statementTimeoutMs });
  const db: Database = new Kysely<Schema>({ dialect });
  try {
    await bringUpToDate(db, url, migrate);
    const ring = keys ?? openOwnKey(keyFile);
    await assertKeysFit(db, ring);
    const parts = { db, keys: ring, clock };
    return { db, keys: ring, records: createSqlRecords(parts), trail: createSqlAuditTrail(parts) };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function bringUpToDate(db: Database, url: string, migrate: boolean): Promise<void> {
  const pending = await findPendingChanges(db);
  if (pending.length === 0) return;
  if (!migrate) {
    throw new Error(
      `The tables lack ${pending.length} changes (MIGRATE_ON_START is false): run npm run migrate, then start again`,
    );
  }
  await migrateTables(url);
}

function openOwnKey(file: string | undefined): KeyRing {
  if (file !== undefined) return openKeyFile(file);
  throw new Error('Records in PostgreSQL need DATA_SECRET, the same one in every program that reads them');
}

/** Rejects where everybody in the records was written under keys that are not at hand: nobody could sign in, and an import would make it worse. */
async function assertKeysFit(db: Database, keys: KeyRing): Promise<void> {
  const somebody = await db
    .selectFrom('participants')
    .select('participant_id_hash')
    .where('participant_id', '!=', forgottenId)
    .limit(1)
    .executeTakeFirst();
  if (!somebody) return;
  const readable = await db
    .selectFrom('participants')
    .select('id')
    .where((eb) => eb.or(keys.map(({ id }) => eb('participant_id_hash', 'like', `${id}.%`))))
    .limit(1)
    .executeTakeFirst();
  if (readable) return;
  const [id] = somebody.participant_id_hash.split('.');
  throw new Error(
    `The records were written with a secret named "${id}", which DATA_SECRET does not hold: add it behind the first`,
  );
}
