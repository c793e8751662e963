import { type Kysely, sql } from 'kysely';

/** Payments by card of an agency that keeps them: what it was told of each. */
export async function addAgencyPayments({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('card_payments').addColumn('agency_state', 'text').execute();
  const waiting = schema.createIndex('card_payments_of_agency').on('card_payments').column('payment');
  await waiting.where(sql.ref('agency_state'), 'is not', null).execute();
}
