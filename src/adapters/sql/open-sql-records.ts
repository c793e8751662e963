import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Records } from '../../calls/ports.ts';
import { createSqlRecords } from './create-sql-records.ts';
import type { Database, Schema } from './database.ts';
import { migrations } from './migrations.ts';
import { createNodeSqliteDialect } from './node-sqlite.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { openKeyFile } from './secrets/open-key-file.ts';
import { createSignInFailures } from './sign-in-failures.ts';

interface OpenOptions {
  /** `sqlite:PATH`; the file and its folder are created where missing. */
  readonly url: string;
  /** Without any, a key made for this database is kept in a file beside it, `PATH.key`. */
  readonly keys?: KeyRing | undefined;
  readonly clock?: () => number;
}

export interface OpenRecords {
  readonly records: Records;
  readonly db: Database;
  readonly keys: KeyRing;
}

/** Opens the records and brings their tables up to date. `records.close()` ends everything. */
export async function openSqlRecords({ url, keys, clock = Date.now }: OpenOptions): Promise<OpenRecords> {
  const path = readPath(url);
  const db: Database = new Kysely<Schema>({ dialect: createNodeSqliteDialect(path) });
  try {
    await retryWhileBusy(() => migrate(db));
    await createSignInFailures(db, clock).forgetOld();
    const ring = keys ?? openKeyFile(`${path}.key`);
    await assertKeysFit(db, ring);
    return { db, keys: ring, records: createSqlRecords({ db, keys: ring, clock }) };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Rejects where everybody in the records was written under keys that are not at hand: nobody could sign in, and an import would make it worse. */
async function assertKeysFit(db: Database, keys: KeyRing): Promise<void> {
  const somebody = await db.selectFrom('participants').select('participant_id_hash').limit(1).executeTakeFirst();
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

function readPath(url: string): string {
  const path = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : '';
  if (path === '') throw new Error('DATABASE_URL must be sqlite:PATH, such as sqlite:data/ivr.db');
  return path;
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
