import type { Kysely } from 'kysely';

/** An extract that had an end row is followed by others that have one. */
export async function addEndsToExtracts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('extracts')
    .addColumn('ended', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
