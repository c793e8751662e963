import type { Kysely } from 'kysely';

/** A temporary PIN remembers the call that used it. */
export async function addPinUses({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('participants').addColumn('temporary_pin_used_by', 'text').execute();
}
