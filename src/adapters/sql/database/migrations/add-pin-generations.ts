import type { Kysely } from 'kysely';

/** What ends a sign-in: another PIN since, or the end of its call. */
export async function addPinGenerations({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('participants')
    .addColumn('pin_generation', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable('ended_calls')
    .addColumn('call', 'text', (column) => column.primaryKey().notNull())
    .addColumn('until_ms', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('ended_calls_by_time').on('ended_calls').column('until_ms').execute();
}
