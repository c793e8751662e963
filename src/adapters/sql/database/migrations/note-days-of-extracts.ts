import type { Kysely } from 'kysely';

/** An extract of a day is not followed by one of an older day. Those without a head have none. */
export async function addDaysToExtracts({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('extracts').addColumn('of_day', 'text').execute();
}
