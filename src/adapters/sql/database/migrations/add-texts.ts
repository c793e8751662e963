import type { Kysely } from 'kysely';

/** Texts that go out, each once, and what the carrier tells of them. */
export async function addTexts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('texts')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('participant_id', 'integer', (column) => column.notNull().references('participants.id'))
    .addColumn('phone_hash', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('lead', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('why', 'text')
    .addColumn('code', 'integer')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('message', 'text')
    .addColumn('claimed_ms', 'bigint', (column) => column.notNull())
    .addColumn('tried_ms', 'bigint')
    .addColumn('due_ms', 'bigint', (column) => column.notNull())
    .addColumn('late_ms', 'bigint', (column) => column.notNull())
    .addColumn('over_ms', 'bigint', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('texts_by_state').on('texts').columns(['state', 'due_ms', 'name']).execute();
  await schema.createIndex('texts_by_event').on('texts').columns(['event', 'phone_hash']).execute();
  await schema.createIndex('texts_by_participant').on('texts').column('participant_id').execute();
  await schema.createIndex('texts_by_phone').on('texts').column('phone_hash').execute();
  await schema.createIndex('texts_by_message').on('texts').column('message').execute();
  await schema
    .createTable('text_statuses')
    .addColumn('message', 'text', (column) => column.primaryKey().notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('why', 'text')
    .addColumn('code', 'integer')
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .execute();
}
