import type { Kysely } from 'kysely';

/** What tells the key of an ID from another one under the same ID. */
export async function addKeyProofs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('key_proofs')
    .addColumn('key_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute();
}
