import { type Consent, ConsentChange, consentsInForce } from '../../../agency/consent.ts';
import type { ConsentStore } from '../../../calls/ports/consent-store.ts';
import { hideText } from '../../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { readReference } from '../queries/read-reference.ts';

/** Of a keyed hash of a number: 132 bits. */
export const hashLength = 22;

/** Consents in the database: numbers and words are sealed, and a number is found by a keyed hash. */
export function createSqlConsents(db: Database, keys: KeyRing): ConsentStore {
  const seal = createSeal(keys, 'consent');
  const { first, all } = deriveKeys(keys, 'consent-phone');
  const hashesOf = (phone: string) => all.map(({ key }) => hideText(key, phone, hashLength));

  return {
    async record(change, attempt) {
      const { phone, participant, purpose, given, language, atMs } = change;
      const id = participant === undefined ? undefined : readReference(participant);
      // A reference changes with the PIN, and who agreed stays the same.
      const kept = { ...change, ...(id !== undefined && { participant: String(id) }) };
      const insert = db
        .insertInto('consent_changes')
        .values({
          attempt,
          phone_hash: hideText(first.key, phone, hashLength),
          participant_id: id ?? null,
          purpose,
          given: given ? 1 : 0,
          language,
          at_ms: atMs,
          sealed: seal.close(JSON.stringify(kept), attempt),
        })
        .onConflict((conflict) => conflict.doNothing());
      await retryWhileBusy(() => insert.execute());
    },

    find,

    async findOf(participant) {
      const id = readReference(participant);
      const phones = new Set((await changesWhere('participant_id', [id])).map(({ phone }) => phone));
      const found: Consent[] = [];
      for (const phone of [...phones].toSorted()) found.push(...(await find(phone)));
      return found.filter((consent) => readReference(consent.participant ?? '') === id);
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
    return consentsInForce(await changesWhere('phone_hash', hashesOf(phone)));
  }

  async function changesWhere(column: 'phone_hash' | 'participant_id', values: readonly (string | number)[]) {
    const rows = await db
      .selectFrom('consent_changes')
      .select(['attempt', 'sealed'])
      .where(column, 'in', values)
      .execute();
    return rows.map(({ attempt, sealed }) => ConsentChange.parse(JSON.parse(seal.open(sealed, attempt))));
  }
}
