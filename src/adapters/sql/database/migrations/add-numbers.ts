import { type Kysely, sql } from 'kysely';

const counted = { participants: 'id', outbox: 'number', request_batches: 'number', extracts: 'number' };

/** From here on numbers are given once, also those of rows that are gone, and by many at once. */
export async function addNumbers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('numbers')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('last', 'bigint', (column) => column.notNull())
    .execute();
  for (const [table, column] of Object.entries(counted)) {
    await sql`
      insert into numbers (name, last) select ${table}, coalesce(max(${sql.ref(column)}), 0) from ${sql.table(table)}
    `.execute(db);
  }
  await sql`insert into numbers (name, last) values ('retention', 0)`.execute(db);
}
