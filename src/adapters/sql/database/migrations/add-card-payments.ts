import type { Kysely } from 'kysely';

/** What callers pay by card. */
export async function addCardPayments({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('card_payments')
    .addColumn('payment', 'text', (column) => column.primaryKey())
    .addColumn('attempt', 'text', (column) => column.notNull().unique())
    .addColumn('confirmation', 'text', (column) => column.notNull().unique())
    .addColumn('subject', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('charge', 'text')
    .addColumn('amount_cents', 'integer', (column) => column.notNull())
    .addColumn('fee_cents', 'integer', (column) => column.notNull())
    .addColumn('line', 'text', (column) => column.notNull())
    .addColumn('call', 'text', (column) => column.notNull())
    .addColumn('turn', 'integer', (column) => column.notNull())
    .addColumn('begun_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('settled_at_ms', 'bigint')
    .addColumn('settled_by', 'text')
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('card_payments_of_subject')
    .on('card_payments')
    .columns(['subject', 'begun_at_ms'])
    .execute();
  await schema.createIndex('card_payments_by_time').on('card_payments').column('begun_at_ms').execute();
}
