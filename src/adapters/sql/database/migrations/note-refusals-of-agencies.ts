import type { Kysely } from 'kysely';

/** How often an agency refused to take how a payment stands. Servers of before tell it again each minute. */
export async function addRefusals({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('card_payments')
    .addColumn('agency_refusals', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable('card_payments').addColumn('agency_again_ms', 'bigint').execute();
}
