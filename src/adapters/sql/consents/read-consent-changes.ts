import { ConsentChange } from '../../../agency/consent.ts';
import { hideText } from '../../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { Database } from '../database/database.ts';
import { type People, hashLength } from '../queries/people.ts';

export interface ConsentSource {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly people: People;
}

/** A change as it is kept, by the name of its attempt. */
export interface KeptChange {
  readonly attempt: string;
  readonly change: ConsentChange;
  /** Whether the agency does not have it yet. */
  readonly waits: boolean;
}

/** Reads changes of consents, in no order. */
export function readConsentChanges({ db, keys, people }: ConsentSource) {
  const seal = createSeal(keys, 'consent');
  const { all } = deriveKeys(keys, 'consent-phone');
  const hashesOf = (phone: string) => all.map(({ key }) => hideText(key, phone, hashLength));

  return {
    hashesOf,
    ofNumber: (phone: string) => read('phone_hash', hashesOf(phone)),
    ofParticipant: (participant: string) => read(...people.placeOf(participant)),
  };

  async function read(
    column: 'phone_hash' | 'participant_id' | 'participant_hash',
    values: readonly (string | number)[],
  ): Promise<KeptChange[]> {
    const rows = await db
      .selectFrom('consent_changes')
      .select(['attempt', 'sealed', 'handed_over'])
      .where(column, 'in', values)
      .execute();
    return rows.map(({ attempt, sealed, handed_over: handedOver }) => {
      const change = ConsentChange.parse(JSON.parse(seal.open(sealed, attempt)));
      return { attempt, change, waits: handedOver === null };
    });
  }
}
