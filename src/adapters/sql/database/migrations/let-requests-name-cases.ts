import { sql, type Kysely } from 'kysely';

/** Requests name the case they are about, and may come from somebody who has not signed in. SQLite cannot change a column: the table is made anew. */
export async function addCasesToRequests(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.dropIndex('requests_by_batch').execute();
  await schema.alterTable('requests').renameTo('requests_before').execute();
  await schema
    .createTable('requests')
    .addColumn('reference', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('participant_id', 'integer', (column) => column.references('participants.id'))
    .addColumn('case_number', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('left_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('attempt', 'text', (column) => column.notNull().unique())
    .addColumn('batch', 'integer', (column) => column.references('request_batches.number'))
    .execute();
  await sql`
    insert into requests (reference, kind, participant_id, language, details, left_at_ms, attempt, batch)
    select reference, kind, participant_id, language, details, left_at_ms, attempt, batch from requests_before
  `.execute(db);
  await schema.dropTable('requests_before').execute();
  await schema.createIndex('requests_by_batch').on('requests').column('batch').execute();
}
