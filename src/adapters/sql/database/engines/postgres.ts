import { sql, PostgresAdapter, PostgresDialect } from 'kysely';
import type { Database, DatabaseTransaction, Schema } from '../database.ts';
import type { Engine, EngineOptions, StagingTable } from './engine.ts';
import { copyRows } from './postgres/copy-rows.ts';
import { openPool } from './postgres/open-pool.ts';

/** Serialization failure, deadlock, lock not to be had, a server that is just starting. Nothing of the statement has happened. */
const passingFaults = new Set(['40001', '40P01', '55P03', '57P03']);

/** Kysely's own PostgreSQL dialect on a pool of connections. The library is loaded with the first statement. */
export function createPostgresDialect(url: string, options: EngineOptions) {
  const dialect = new PostgresDialect({ pool: () => openPool(url, options) });
  return {
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db: Parameters<typeof dialect.createIntrospector>[0]) => dialect.createIntrospector(db),
    createAdapter: () => new PostgresEngine(),
  };
}

/** Whether a statement failed because of what others were doing at that moment. */
export function isContended(error: unknown): boolean {
  return error instanceof Error && 'code' in error && passingFaults.has(String(error.code));
}

class PostgresEngine extends PostgresAdapter implements Engine {
  async enterAlone(transaction: DatabaseTransaction, work: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${work}, 0))`.execute(transaction);
  }

  /** PostgreSQL does so by itself. */
  flushEveryCommit(): Promise<void> {
    return Promise.resolve();
  }

  addRows<Table extends StagingTable>(db: Database, table: Table, rows: readonly Schema[Table][]): Promise<void> {
    return copyRows(db, table, rows);
  }

  /** Nothing else does it for temporary tables. */
  async weighTable(db: Database, table: string): Promise<void> {
    await sql`analyze ${sql.table(table)}`.execute(db);
  }
}
