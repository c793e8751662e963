import type { EndedCards } from '../../../calls/ports/ended-cards.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { createReplySeal } from './reply-seal.ts';

const pageRows = 50;

/** Cards that nobody pays with any more, in the database. */
export function createSqlEndedCards(db: Database, keys: KeyRing): EndedCards {
  const seal = createReplySeal(keys);
  return {
    async list(nowMs) {
      const rows = await db
        .selectFrom('ended_cards')
        .leftJoin('reply_enrolments', 'reply_enrolments.card_hash', 'ended_cards.card_hash')
        .where('ended_cards.again_ms', '<=', nowMs)
        .orderBy('ended_cards.again_ms')
        .orderBy('ended_cards.name')
        .limit(pageRows)
        .select(['ended_cards.name', 'ended_cards.sealed', 'ended_cards.tries', 'reply_enrolments.name as used_by'])
        .execute();
      return rows.map(({ name, sealed, tries, used_by: usedBy }) => ({
        name,
        tries,
        isUsed: usedBy !== null,
        card: seal.open(sealed, name)?.card,
      }));
    },

    async settle(name) {
      await retryWhileBusy(() => db.deleteFrom('ended_cards').where('name', '=', name).execute());
    },

    async postpone({ name, tries }, untilMs) {
      const update = db.updateTable('ended_cards').set({ tries: tries + 1, again_ms: untilMs });
      await retryWhileBusy(() => update.where('name', '=', name).execute());
    },
  };
}
