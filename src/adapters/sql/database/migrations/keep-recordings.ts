import type { Kysely } from 'kysely';

/** Which recordings the carrier has or had, and those that are kept in the records, sealed. Servers of an older version know neither. */
export async function addRecordings({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('recordings')
    .addColumn('recording', 'text', (column) => column.primaryKey().notNull())
    .addColumn('call', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('reference', 'text')
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('why', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('noted_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('due_ms', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('recordings_by_due').on('recordings').columns(['stage', 'due_ms']).execute();
  await schema.createIndex('recordings_by_call').on('recordings').column('call').execute();
  await schema.createIndex('recordings_by_reference').on('recordings').column('reference').execute();
  await schema
    .createTable('voices')
    .addColumn('recording', 'text', (column) => column.primaryKey().notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute();
}
