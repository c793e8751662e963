import type { Dialect, DialectAdapter } from 'kysely';
import type { Database, DatabaseTransaction, Schema } from '../database.ts';

/** What databases do each in their own way; nothing else asks which one it is. */
export interface Engine extends DialectAdapter {
  /** Lets nobody else into the same work until this transaction ends. */
  enterAlone(transaction: DatabaseTransaction, work: string): Promise<void>;
  /** From here on, what this connection commits survives a power cut. */
  flushEveryCommit(db: Database): Promise<void>;
  /** Puts rows into a table as fast as can be. All of them have the same columns. */
  addRows<Table extends keyof Schema>(db: Database, table: Table, rows: readonly Schema[Table][]): Promise<void>;
  /** Keeps others from writing to these tables until the transaction ends, which may rest as long as it needs. */
  holdWrites(transaction: DatabaseTransaction, tables: readonly string[]): Promise<void>;
  /** From the end of the transaction on, every write to these tables fails for this reason, also in programs that have them open. */
  refuseWrites(transaction: DatabaseTransaction, tables: readonly string[], reason: string): Promise<void>;
  /** What time it is there, in milliseconds of the epoch. */
  readClock(db: Database): Promise<number>;
  /** Lets days of events be opened and dropped by who may create no tables. Done once, by a migration. `table`: the columns of a day. */
  allowDays(db: Database, table: string): Promise<void>;
  /** Creates the table of a day, unless it is there: `events_` and the day in eight digits. `columns`: their definitions. */
  openDay(db: Database, name: string, columns: string): Promise<void>;
  /**
   * How many events a statement inserts, the most first. Where fewer are left than the last of these, their last event fills the statement:
   * a day has a key there, and keeps it once.
   */
  readonly eventsAtOnce: readonly number[];
  /** The rows of a day in an order, without holding all of them. Nothing else is asked of the database meanwhile. */
  readDay(db: Database, name: string, order: readonly string[]): AsyncIterable<Readonly<Record<string, unknown>>>;
  /** Drops the table of a day. */
  dropDay(db: Database, name: string): Promise<void>;
  /** Lets the planner know how full a table is that was just filled. */
  weighTable(db: Database, table: string): Promise<void>;
}

export interface EngineDialect extends Dialect {
  createAdapter(): Engine;
}

/** The engine behind a database or a transaction. */
export function engineOf(db: Database): Engine {
  return db.getExecutor().adapter as Engine;
}

export interface EngineOptions {
  /** How long a statement may take; as long as it needs where left out. PostgreSQL only: SQLite has no server to lose. */
  readonly statementTimeoutMs?: number | undefined;
}
