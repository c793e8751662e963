import type { Kysely } from 'kysely';

/** 1: the agency tells of the case no more. */
export async function addWithdrawal({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('cases').addColumn('withdrawn', 'integer').execute();
}
