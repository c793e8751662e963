import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { isWrittenWith } from './is-written-with.ts';

/** Counts changes of consents, STOPs among them, that are not found with these keys. One look at the table. */
export async function countLostConsents(db: Database, ring: KeyRing): Promise<number> {
  const { count } = await db
    .selectFrom('consent_changes')
    .select(({ fn }) => fn.countAll().as('count'))
    .where((eb) => eb.not(eb.or(ring.map(({ id }) => isWrittenWith('sealed', id)))))
    .executeTakeFirstOrThrow();
  return Number(count);
}
