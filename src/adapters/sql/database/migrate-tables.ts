import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database, Schema } from './database.ts';
import { chooseEngine } from './engines/choose-engine.ts';
import { migrations } from './migrations.ts';
import { aloneWithinMs, retryWhileBusy } from './retry-while-busy.ts';

/** The changes that the tables of a database lack. One that a newer program has made does no harm: an older one still works beside it. */
export async function findPendingChanges(db: Database): Promise<string[]> {
  const all = await createMigrator(db).getMigrations();
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}

/**
 * Makes the changes that the tables lack, all or none, and gives their names. Several programs may begin at once: one does the work,
 * the others wait for it. The connection is another one, whose statements take as long as they need.
 */
export async function migrateTables(url: string): Promise<string[]> {
  const db: Database = new Kysely<Schema>({ dialect: chooseEngine(url).dialect });
  try {
    return await retryWhileBusy(() => migrate(db), aloneWithinMs);
  } finally {
    await db.destroy();
  }
}

async function migrate(db: Database): Promise<string[]> {
  if ((await findPendingChanges(db)).length === 0) return [];
  const { error, results = [] } = await createMigrator(db).migrateToLatest();
  if (error !== undefined) throw error;
  return results.map(({ migrationName }) => migrationName);
}

function createMigrator(db: Database): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
}
