import type { KnownChange } from '../../../src/agency/consent.ts';
import { ownPeople } from '../../../src/adapters/sql/queries/people.ts';
import { readConsentChanges } from '../../../src/adapters/sql/consents/read-consent-changes.ts';
import { createSqlConsents } from '../../../src/adapters/sql/consents/sql-consents.ts';
import type { OpenRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { readReference } from '../../../src/adapters/sql/queries/read-reference.ts';
import type { ConsentStore } from '../../../src/calls/ports/consent-store.ts';
import { SignInOver } from '../../../src/calls/ports/records.ts';

export type ConsentBook = ReturnType<typeof createConsentBook>;

/** The consents that an agency keeps: as much of them as it must answer. */
export function createConsentBook({ db, keys }: Pick<OpenRecords, 'db' | 'keys'>) {
  const { record } = createSqlConsents(db, keys);
  const { ofNumber, ofParticipant } = readConsentChanges({ db, keys, people: ownPeople });
  const nameOf = ownPeople.nameOf;

  async function findOfNumber(phone: string): Promise<KnownChange[]> {
    return lastOfEach((await ofNumber(phone)).map(({ change }) => change));
  }

  async function isKnown(participant: string): Promise<boolean> {
    const id = readReference(participant);
    const known = await db.selectFrom('participants').select('id').where('id', '=', id).executeTakeFirst();
    return known !== undefined;
  }

  return {
    findOfNumber,

    async findOfParticipant(participant: string) {
      const phones = new Set((await ofParticipant(participant)).map(({ change }) => change.phone));
      const found = await Promise.all([...phones].map(findOfNumber));
      return { participant: nameOf(participant), changes: found.flat() };
    },

    async record(...[change, attempt]: Parameters<ConsentStore['record']>): Promise<void> {
      if (change.participant !== undefined && !(await isKnown(change.participant)))
        throw new SignInOver({ hasNewPin: false });
      await record(change, attempt);
    },
  };
}

/** Of each purpose and participant, the last that was given and the last that was taken back. */
function lastOfEach(changes: readonly KnownChange[]): KnownChange[] {
  const inOrder = changes.toSorted((one, other) => one.atMs - other.atMs);
  const last = new Map(
    inOrder.map((change) => [`${change.purpose} ${change.given} ${change.participant ?? ''}`, change]),
  );
  return [...last.values()];
}
