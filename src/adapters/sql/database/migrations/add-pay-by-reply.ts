import type { Kysely } from 'kysely';

/** Who pays by replying to texts, and what the codes in them stand for. Servers of before begin payments in calls alone. */
export async function addPayByReply({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('card_payments')
    .addColumn('way', 'text', (column) => column.notNull().defaultTo('call'))
    .execute();
  await schema
    .createTable('reply_enrolments')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('participant_id', 'integer', (column) => column.notNull())
    .addColumn('case_number', 'text', (column) => column.notNull())
    .addColumn('phone_hash', 'text', (column) => column.notNull())
    .addColumn('since_ms', 'bigint', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addUniqueConstraint('reply_enrolments_once', ['participant_id', 'case_number'])
    .execute();
  await schema.createIndex('reply_enrolments_by_phone').on('reply_enrolments').column('phone_hash').execute();
  await schema
    .createTable('reply_offers')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('code_hash', 'text', (column) => column.notNull().unique())
    .addColumn('enrolment', 'text', (column) => column.notNull())
    .addColumn('participant_id', 'integer', (column) => column.notNull())
    .addColumn('case_number', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('amount_cents', 'integer', (column) => column.notNull())
    .addColumn('fee_cents', 'integer', (column) => column.notNull())
    .addColumn('line', 'text', (column) => column.notNull())
    .addColumn('until_ms', 'bigint', (column) => column.notNull())
    .addColumn('payment', 'text')
    .execute();
  await schema.createIndex('reply_offers_by_participant').on('reply_offers').column('participant_id').execute();
  await schema.createIndex('reply_offers_by_time').on('reply_offers').column('until_ms').execute();
}
