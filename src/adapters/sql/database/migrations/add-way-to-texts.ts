import type { Kysely } from 'kysely';

/** What is told may be told by a call. Servers of before write texts alone. */
export async function addWayToTexts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('texts')
    .addColumn('way', 'text', (column) => column.notNull().defaultTo('text'))
    .execute();
}
