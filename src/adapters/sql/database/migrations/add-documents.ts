import type { Kysely } from 'kysely';

/** Documents that are ready for somebody. A release of before knows none, and those of a case that it forgets go along. */
export async function addDocuments({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('documents')
    .addColumn('case_number', 'text', (column) => column.notNull().references('cases.number').onDelete('cascade'))
    .addColumn('agency_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('ready', 'text', (column) => column.notNull())
    .addColumn('way', 'text', (column) => column.notNull())
    .addColumn('for_id', 'text', (column) => column.notNull())
    .addColumn('occurrence', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('documents_key', [
      'case_number',
      'agency_id',
      'kind',
      'ready',
      'way',
      'for_id',
      'occurrence',
    ])
    .execute();
}
