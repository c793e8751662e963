import type { Kysely } from 'kysely';

/** The outbox holds notices beside the messages that bring PINs. */
export async function addNotices({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('outbox')
    .addColumn('kind', 'text', (column) => column.notNull().defaultTo('pin'))
    .execute();
}
