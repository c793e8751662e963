import type { Kysely } from 'kysely';

/** What tells an import that the PINs of a group are those that were issued before. */
export async function addPinGroups(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pin_groups')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('digest', 'text', (column) => column.notNull())
    .execute();
}
