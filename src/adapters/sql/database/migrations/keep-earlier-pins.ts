import type { Kysely } from 'kysely';

/** A letter may come after another was asked for: both PINs work. */
export async function addEarlierPins({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('participants').addColumn('temporary_pin_renewable_ms', 'bigint').execute();
  await schema.alterTable('participants').addColumn('earlier_pin_hash', 'text').execute();
  await schema.alterTable('participants').addColumn('earlier_pin_expires_ms', 'bigint').execute();
}
