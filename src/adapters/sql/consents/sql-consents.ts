import { type Consent, consentsInForce } from '../../../agency/consent.ts';
import type { ConsentStore } from '../../../calls/ports/consent-store.ts';
import { hideText } from '../../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { endReplies } from '../replies/end-replies.ts';
import { type People, hashLength, ownPeople } from '../queries/people.ts';
import { readConsentChanges } from './read-consent-changes.ts';

/** Consents in the database: numbers and words are sealed, and a number is found by a keyed hash. */
export function createSqlConsents(db: Database, keys: KeyRing, people: People = ownPeople): ConsentStore {
  const seal = createSeal(keys, 'consent');
  const { first } = deriveKeys(keys, 'consent-phone');
  const { hashesOf, ofNumber, ofParticipant } = readConsentChanges({ db, keys, people });

  return {
    async record(change, attempt) {
      const { phone, participant, purpose, given, language, atMs } = change;
      const kept = { ...change, ...(participant !== undefined && { participant: people.nameOf(participant) }) };
      const insert = db
        .insertInto('consent_changes')
        .values({
          attempt,
          phone_hash: hideText(first.key, phone, hashLength),
          ...people.columnsOf(participant),
          purpose,
          given: given ? 1 : 0,
          language,
          at_ms: atMs,
          sealed: seal.close(JSON.stringify(kept), attempt),
          handed_over: null,
        })
        .onConflict((conflict) => conflict.doNothing());
      await retryWhileBusy(() => insert.execute());
      await endReplies(db, keys, change, people.columnsOf(participant).participant_id);
    },

    find,

    async findOf(participant) {
      const name = people.nameOf(participant);
      const phones = new Set((await ofParticipant(participant)).map(({ change }) => change.phone));
      const found: Consent[] = [];
      for (const phone of [...phones].toSorted()) found.push(...(await find(phone)));
      return found.filter(
        (consent) => consent.participant !== undefined && people.nameOf(consent.participant) === name,
      );
    },

    async isStopped(phone) {
      const last = await db
        .selectFrom('consent_changes')
        .select('given')
        .where('phone_hash', 'in', hashesOf(phone))
        .where('purpose', '=', 'all')
        .orderBy('at_ms', 'desc')
        .orderBy('given')
        .limit(1)
        .executeTakeFirst();
      return last?.given === 0;
    },

    async findLanguage(phone) {
      const last = await db
        .selectFrom('consent_changes')
        .select('language')
        .where('phone_hash', 'in', hashesOf(phone))
        .orderBy('at_ms', 'desc')
        .limit(1)
        .executeTakeFirst();
      return last?.language;
    },
  };

  async function find(phone: string): Promise<Consent[]> {
    return consentsInForce((await ofNumber(phone)).map(({ change }) => change));
  }
}
