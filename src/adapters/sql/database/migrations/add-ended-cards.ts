import type { Kysely } from 'kysely';

/** When a kept card was last paid with, and cards that nobody pays with any more: the processor is told until it keeps them no longer. */
export async function addEndedCards({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('reply_enrolments').addColumn('used_ms', 'bigint').execute();
  await schema.alterTable('reply_enrolments').addColumn('card_hash', 'text').execute();
  await schema.createIndex('reply_enrolments_by_card').on('reply_enrolments').column('card_hash').execute();
  await schema
    .createTable('ended_cards')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('card_hash', 'text')
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('again_ms', 'bigint', (column) => column.notNull())
    .execute();
}
