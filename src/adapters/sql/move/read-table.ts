import { sql } from 'kysely';
import type { DatabaseTransaction, Schema } from '../database/database.ts';
import { keysOfTables, type MovedTable } from './moved-tables.ts';

const pageRows = 1_000;
/** A sealed recording may have megabytes. */
const pageVoices = 5;

type Row = Readonly<Record<string, string | number | null>>;

/** All rows of a table in the order of its key, a page at a time. */
export async function* readTable<Table extends MovedTable>(
  db: DatabaseTransaction,
  table: Table,
): AsyncGenerator<Schema[Table][]> {
  const names: readonly string[] = keysOfTables[table];
  const key = sql.join(names.map((name) => sql.ref(name)));
  const most = table === 'voices' ? pageVoices : pageRows;
  for (let last: Row | undefined; ;) {
    const behind = last ? sql`where (${key}) > (${sql.join(names.map((name) => last?.[name]))})` : sql``;
    const page = sql<Row>`select * from ${sql.table(table)} ${behind} order by ${key} limit ${sql.lit(most)}`;
    const { rows } = await page.execute(db);
    if (rows.length > 0) yield rows as unknown as Schema[Table][];
    if (rows.length < most) return;
    last = rows.at(-1);
  }
}

export async function countRows(db: DatabaseTransaction, table: MovedTable): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db);
  return Number(rows[0]?.count);
}
