import { ConsentChange } from '../../../agency/consent.ts';
import { hideText } from '../../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { isWrittenWith } from '../keys/is-written-with.ts';
import { hashLength, peopleOfAgency } from '../queries/people.ts';

const pageRows = 1000;

/**
 * Writes changes of consents that older keys sealed anew with the first one, and gives how many those were: a STOP under a key that is gone
 * would be none. May be ended and begun again at any time. Throws where one was sealed with a key that the ring lacks.
 */
export async function renewConsents(db: Database, keys: KeyRing): Promise<number> {
  const seal = createSeal(keys, 'consent');
  const { first } = deriveKeys(keys, 'consent-phone');
  const people = peopleOfAgency(keys);
  for (let count = 0, after = ''; ;) {
    const rows = await readOlder(db, first.id, after);
    for (const { attempt, sealed: old, participant_hash: before } of rows) {
      const text = seal.open(old, attempt);
      const { phone, participant } = ConsentChange.parse(JSON.parse(text));
      const who = before === null ? {} : people.columnsOf(participant);
      const renewed = { phone_hash: hideText(first.key, phone, hashLength), ...who, sealed: seal.close(text, attempt) };
      const update = db.updateTable('consent_changes').set(renewed);
      await retryWhileBusy(() => update.where('attempt', '=', attempt).where('sealed', '=', old).execute());
    }
    count += rows.length;
    after = rows.at(-1)?.attempt ?? '';
    if (rows.length < pageRows) return count;
  }
}

function readOlder(db: Database, keyId: string, after: string) {
  return db
    .selectFrom('consent_changes')
    .select(['attempt', 'sealed', 'participant_hash'])
    .where((eb) => eb.not(isWrittenWith('sealed', keyId)))
    .where('attempt', '>', after)
    .orderBy('attempt')
    .limit(pageRows)
    .execute();
}
