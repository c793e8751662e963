import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import { CompiledQuery, type LimitNode, type SqliteDatabase, SqliteDialect, SqliteQueryCompiler } from 'kysely';
import type { Engine } from './engine.ts';

/** How long a statement may hold up the event loop for a lock; `retryWhileBusy` waits longer. */
const busyTimeoutMs = 20;
const largestJournalBytes = 64 * 1024 * 1024;

/** Kysely's own SQLite dialect on Node's built-in SQLite: a file, created with its folder where missing. */
export function createSqliteDialect(path: string) {
  const dialect = new SqliteDialect({ database: async () => openDatabase(path) });
  return {
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => new LimitAsSum(),
    createIntrospector: (db: Parameters<typeof dialect.createIntrospector>[0]) => dialect.createIntrospector(db),
    createAdapter: () => engine,
  };
}

/** SQLite plans a query anew each time a value is bound to its bare limit, which takes longer than most answers. It does not look into a sum. */
class LimitAsSum extends SqliteQueryCompiler {
  protected override visitLimit({ limit }: LimitNode): void {
    this.append('limit 0 + ');
    this.visitNode(limit);
  }
}

const nothing = () => Promise.resolve();

/** A statement binds no more values (SQLITE_MAX_VARIABLE_NUMBER). */
const mostValues = 32_766;

const engine: Engine = {
  supportsCreateIfNotExists: true,
  supportsMultipleConnections: false,
  // Kysely says that SQLite cannot migrate within a transaction. It can, and two processes may start at once.
  supportsTransactionalDdl: true,
  supportsReturning: true,
  acquireMigrationLock: nothing,
  releaseMigrationLock: nothing,
  // A transaction holds the only write lock from its beginning.
  enterAlone: nothing,
  async flushEveryCommit(db) {
    await db.executeQuery(CompiledQuery.raw('pragma synchronous = full'));
  },
  async addRows(db, table, rows) {
    const [first = {}] = rows;
    const atOnce = Math.floor(mostValues / Math.max(1, Object.keys(first).length));
    for (let at = 0; at < rows.length; at += atOnce) {
      await db
        .insertInto(table)
        .values(rows.slice(at, at + atOnce) as never)
        .execute();
    }
  },
  // A transaction holds the only write lock from its beginning.
  holdWrites: nothing,
  async refuseWrites(transaction, tables, reason) {
    for (const table of tables) {
      for (const write of ['insert', 'update', 'delete']) {
        const trigger = `create trigger refuse_${write}_${table} before ${write} on ${table}`;
        await transaction.executeQuery(CompiledQuery.raw(`${trigger} begin select raise(abort, '${reason}'); end`));
      }
    }
  },
  // Who opens the file may create tables.
  allowDays: nothing,
  /**
   * Without a key: a row is written behind the last one, into a page that is in hand. With a key, each call in progress writes elsewhere:
   * a row took four times as long with 300 calls. Days that an older version opened have one.
   */
  async openDay(db, name, columns) {
    await db.executeQuery(CompiledQuery.raw(`create table if not exists ${name} (${columns})`));
  },
  eventsAtOnce: [100, 10, 1],
  // SQLite sorts a day once. A page after the other, it would sort it for each page.
  async *readDay(db, name, order) {
    const rows = db.selectFrom(name as never).selectAll();
    yield* order.reduce((sorted, column) => sorted.orderBy(column as never), rows).stream();
  },
  async dropDay(db, name) {
    await db.executeQuery(CompiledQuery.raw(`drop table if exists ${name}`));
  },
  readClock: () => Promise.resolve(Date.now()),
  weighTable: nothing,
};

/** Whether a statement failed because another connection holds the lock (SQLITE_BUSY and its extended codes). */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === 5;
}

function openDatabase(path: string): SqliteDatabase {
  createFile(path);
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = FILE;
    PRAGMA journal_size_limit = ${largestJournalBytes};
  `);
  return { close: () => database.close(), prepare: createPrepare(database) };
}

/** SQLite gives the journal files beside it the same mode. */
function createFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

type Statement = ReturnType<SqliteDatabase['prepare']>;

/** More than the queries of calls, far fewer than an import can make up. */
const mostKept = 100;

/** Prepares each text of a statement once. */
function createPrepare(database: DatabaseSync): (sql: string) => Statement {
  const kept = new Map<string, Statement>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known;
    const statement = prepareStatement(database, text);
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, statement);
    return statement;
  };
}

function prepareStatement(database: DatabaseSync, text: string): Statement {
  // Every transaction here writes; one that began with a read would fail at its first write if another had been faster.
  const statement = database.prepare(text === 'begin' ? 'begin immediate' : text);
  const names = statement.columns().map(({ name }) => name);
  // Node's own rows have no prototype and are slow to make, to read and to copy: five rows take 27 µs, as lists of values 12.
  statement.setReturnArrays(true);
  return {
    reader: names.length > 0,
    all: (parameters) => (statement.all(...parameters.map(toInput)) as unknown as SQLOutputValue[][]).map(toRow),
    run: (parameters) => statement.run(...parameters.map(toInput)),
    // Rows are read while other work goes on, which may use the same statement.
    iterate: (parameters) => database.prepare(text).iterate(...parameters.map(toInput)),
  };

  function toRow(values: readonly SQLOutputValue[]): Record<string, SQLOutputValue> {
    const row: Record<string, SQLOutputValue> = {};
    for (const [at, name] of names.entries()) row[name] = values[at] ?? null;
    return row;
  }
}

function toInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError(`SQLite takes null, texts and numbers, not ${typeof value}`);
}
