import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { forgottenId } from '../forget/remove-person.ts';
import { writtenKeyId } from '../sign-in/pins.ts';
import { isWrittenWith } from './is-written-with.ts';

/** Counts participants who cannot sign in, since their ID or their PIN was written with a key that the ring lacks. One look at the table. */
export async function countUnreadable(db: Database, ring: KeyRing): Promise<number> {
  const { count } = await db
    .selectFrom('participants')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('participant_id', '!=', forgottenId)
    .where((eb) => {
      const idRead = eb.or(ring.map(({ id }) => isWrittenWith('participant_id_hash', id)));
      const pinRead = eb.or(ring.map(({ id }) => eb('pin_hash', 'like', `%,keyid=${writtenKeyId(id)}$%`)));
      return eb.or([eb.not(idRead), eb.and([eb('pin_hash', 'is not', null), eb.not(pinRead)])]);
    })
    .executeTakeFirstOrThrow();
  return Number(count);
}
