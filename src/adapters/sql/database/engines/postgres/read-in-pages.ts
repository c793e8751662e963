import { sql } from 'kysely';
import type { Database } from '../../database.ts';

const pageRows = 2000;

type Row = Readonly<Record<string, unknown>>;

/** All rows of a table in the order of its key, a page at a time. */
export async function* readInPages(db: Database, table: string, names: readonly string[]): AsyncGenerator<Row[]> {
  const key = sql.join(names.map((name) => sql.ref(name)));
  for (let last: Row | undefined; ;) {
    const behind = last ? sql`where (${key}) > (${sql.join(names.map((name) => last?.[name]))})` : sql``;
    const page = sql<Row>`select * from ${sql.table(table)} ${behind} order by ${key} limit ${sql.lit(pageRows)}`;
    const { rows } = await page.execute(db);
    yield rows;
    if (rows.length < pageRows) return;
    last = rows.at(-1);
  }
}
