import { sql, PostgresAdapter, PostgresDialect } from 'kysely';
import type { Database, DatabaseTransaction, Schema } from '../database.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { copyRows } from './postgres/copy-rows.ts';
import { createDayFunctions } from './postgres/create-day-functions.ts';
import { openPool } from './postgres/open-pool.ts';
import { readInPages } from './postgres/read-in-pages.ts';

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

  addRows<Table extends keyof Schema>(db: Database, table: Table, rows: readonly Schema[Table][]): Promise<void> {
    return copyRows(db, table, rows);
  }

  async holdWrites(transaction: DatabaseTransaction, tables: readonly string[]): Promise<void> {
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction);
    await sql`lock table ${sql.join(tables.map((table) => sql.table(table)))} in exclusive mode`.execute(transaction);
  }

  async refuseWrites(transaction: DatabaseTransaction, tables: readonly string[], reason: string): Promise<void> {
    const refuse = `create function refuse_writes() returns trigger language plpgsql as $$begin raise exception '${reason}'; end$$`;
    await sql.raw(refuse).execute(transaction);
    for (const table of tables) {
      await sql`
        create trigger refuse_writes before insert or update or delete on ${sql.table(table)}
        for each statement execute function refuse_writes()
      `.execute(transaction);
    }
  }

  allowDays(db: Database, table: string): Promise<void> {
    return createDayFunctions(db, table);
  }

  async openDay(db: Database, name: string): Promise<void> {
    await sql`select open_event_day(${name})`.execute(db);
  }

  readonly eventsAtOnce = [100, 10];

  async *readDay(db: Database, name: string, order: readonly string[]) {
    for await (const rows of readInPages(db, name, order)) yield* rows;
  }

  async dropDay(db: Database, name: string): Promise<void> {
    await sql`select drop_event_day(${name})`.execute(db);
  }

  async readClock(db: Database): Promise<number> {
    const asked = sql<{ ms: string }>`select round(extract(epoch from clock_timestamp()) * 1000)::text as ms`;
    return Number((await asked.execute(db)).rows[0]?.ms);
  }

  /** Nothing else does it for temporary tables. */
  async weighTable(db: Database, table: string): Promise<void> {
    await sql`analyze ${sql.table(table)}`.execute(db);
  }
}
