import { type Kysely, sql } from 'kysely';

/** Changes of consents of an agency that keeps its own records: whose they are, and whether the agency has them. */
export async function addAgencyConsents(db: Kysely<unknown>): Promise<void> {
  for (const [name, type] of [
    ['participant_hash', 'text'],
    ['handed_over', 'integer'],
  ] as const)
    await db.schema.alterTable('consent_changes').addColumn(name, type).execute();
  const index = db.schema.createIndex('consents_of_reference').on('consent_changes').column('participant_hash');
  await index.where(sql.ref('participant_hash'), 'is not', null).execute();
  const waiting = db.schema.createIndex('consents_that_wait').on('consent_changes').column('attempt');
  await waiting.where(sql.ref('handed_over'), 'is', null).execute();
}
