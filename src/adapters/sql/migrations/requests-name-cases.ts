import type { Kysely } from 'kysely';

/** Requests name the case they are about. */
export async function addCasesToRequests({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('requests').addColumn('case_number', 'text').execute();
}
