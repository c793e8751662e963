import type { Kysely } from 'kysely';

/**
 * Parties beyond two. A server of an older version knows none of them: it finds nobody in both places of such a case, and tells the case
 * to nobody.
 */
export async function addParties({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('case_parties')
    .addColumn('case_number', 'text', (column) => column.notNull().references('cases.number'))
    .addColumn('participant_id', 'integer', (column) => column.notNull().references('participants.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('shared', 'integer', (column) => column.notNull())
    .addColumn('of_case', 'integer', (column) => column.notNull())
    .addColumn('payee', 'text')
    .addPrimaryKeyConstraint('case_parties_key', ['participant_id', 'case_number'])
    .execute();
  await schema.createIndex('case_parties_by_case').on('case_parties').column('case_number').execute();
}
