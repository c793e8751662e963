import type { KnownText } from '../../../calls/ports/text-list.ts';
import type { Database } from '../database/database.ts';
import { readReference } from '../queries/read-reference.ts';
import type { TextSeal } from './text-seal.ts';

/** What SQLite and PostgreSQL both take as parameters of one query. */
const hashesAtOnce = 1000;

/** What there is of events, by participant. */
export async function findKnown(
  db: Database,
  seal: TextSeal,
  asked: readonly { readonly participant: string; readonly event: string }[],
): Promise<KnownText[]> {
  const eventOf = new Map(
    asked.flatMap(({ event }) => seal.hashesOfEvent(event).map((hash) => [hash, event] as const)),
  );
  const referenceOf = new Map(asked.map(({ participant }) => [readReference(participant), participant]));
  const hashes = [...eventOf.keys()];
  const known: KnownText[] = [];
  for (let at = 0; at < hashes.length; at += hashesAtOnce) {
    const rows = await db
      .selectFrom('texts')
      .select(['participant_id', 'event', 'lead', 'state', 'claimed_ms', 'over_ms'])
      .where('event', 'in', hashes.slice(at, at + hashesAtOnce))
      .execute();
    for (const { participant_id: id, event: hash, lead, state, claimed_ms: claimedMs, over_ms: overMs } of rows) {
      const [participant, event] = [referenceOf.get(id), eventOf.get(hash)];
      if (participant !== undefined && event !== undefined)
        known.push({ participant, event, lead, state, claimedMs, overMs });
    }
  }
  return known;
}
