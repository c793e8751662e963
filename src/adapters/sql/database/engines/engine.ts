import type { Dialect, DialectAdapter } from 'kysely';
import type { Database, DatabaseTransaction, Schema } from '../database.ts';

export type StagingTable = Extract<keyof Schema, `staged_${string}`>;

/** What databases do each in their own way; nothing else asks which one it is. */
export interface Engine extends DialectAdapter {
  /** Lets nobody else into the same work until this transaction ends. */
  enterAlone(transaction: DatabaseTransaction, work: string): Promise<void>;
  /** From here on, what this connection commits survives a power cut. */
  flushEveryCommit(db: Database): Promise<void>;
  /** Puts rows into a staging table as fast as can be. All of them have the same columns. */
  addRows<Table extends StagingTable>(db: Database, table: Table, rows: readonly Schema[Table][]): Promise<void>;
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
