import type { Kysely } from 'kysely';

/** 1: nothing of the case is told by machine. Null where no extract has said anything of it. */
export async function addProtection({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('cases').addColumn('protect', 'integer').execute();
}
