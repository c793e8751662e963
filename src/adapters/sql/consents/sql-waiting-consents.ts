import { ConsentChange } from '../../../agency/consent.ts';
import type { WaitingConsents } from '../../../calls/ports/waiting-consents.ts';
import { createSeal } from '../../../secrets/seal.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { isWrittenWith } from '../keys/is-written-with.ts';
import { type ConsentSource, readConsentChanges } from './read-consent-changes.ts';

const pageRows = 100;

/** Changes of consents that wait for an agency in the database. Those of keys that are not there are passed over. */
export function createSqlWaitingConsents(source: ConsentSource): WaitingConsents {
  const { db, keys } = source;
  const seal = createSeal(keys, 'consent');
  const { ofNumber, ofParticipant } = readConsentChanges(source);

  return {
    async list(after) {
      const rows = await db
        .selectFrom('consent_changes')
        .select(['attempt', 'sealed'])
        .where('handed_over', 'is', null)
        .where('attempt', '>', after)
        .where((eb) => eb.or(keys.map(({ id }) => isWrittenWith('sealed', id))))
        .orderBy('attempt')
        .limit(pageRows)
        .execute();
      return rows.map(({ attempt, sealed }) => {
        return { attempt, change: ConsentChange.parse(JSON.parse(seal.open(sealed, attempt))) };
      });
    },

    async listOf(whose) {
      const kept = 'phone' in whose ? ofNumber(whose.phone) : ofParticipant(whose.participant);
      return (await kept).filter(({ waits }) => waits);
    },

    async settle(attempt, isTaken) {
      const update = db.updateTable('consent_changes').set({ handed_over: isTaken ? 1 : 0 });
      await retryWhileBusy(() => update.where('attempt', '=', attempt).execute());
    },
  };
}
