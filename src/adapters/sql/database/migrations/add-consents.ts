import type { Kysely } from 'kysely';

/** What numbers agreed to be told by text, and took back. */
export async function addConsents({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('consent_changes')
    .addColumn('attempt', 'text', (column) => column.primaryKey())
    .addColumn('phone_hash', 'text', (column) => column.notNull())
    .addColumn('participant_id', 'integer', (column) => column.references('participants.id'))
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('given', 'integer', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('consents_of_phone').on('consent_changes').column('phone_hash').execute();
  await schema.createIndex('consents_of_participant').on('consent_changes').column('participant_id').execute();
}
