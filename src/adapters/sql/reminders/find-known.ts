import type { KnownText } from '../../../calls/ports/text-list.ts';
import { type People, readWhose } from '../queries/people.ts';
import type { Database } from '../database/database.ts';
import type { TextSeal } from './text-seal.ts';

/** What SQLite and PostgreSQL both take as parameters of one query. */
const hashesAtOnce = 1000;

interface Asked {
  readonly people: People;
  readonly asked: readonly { readonly participant: string; readonly event: string }[];
}

/** What there is of events, by participant. */
export async function findKnown(db: Database, seal: TextSeal, { people, asked }: Asked): Promise<KnownText[]> {
  const eventOf = new Map(
    asked.flatMap(({ event }) => seal.hashesOfEvent(event).map((hash) => [hash, event] as const)),
  );
  const referenceOf = new Map(
    asked.flatMap(({ participant }) => people.placeOf(participant)[1].map((value) => [value, participant] as const)),
  );
  const hashes = [...eventOf.keys()];
  const known: KnownText[] = [];
  for (let at = 0; at < hashes.length; at += hashesAtOnce) {
    const rows = await db
      .selectFrom('texts')
      .select(['participant_id', 'participant_hash', 'event', 'lead', 'state', 'claimed_ms', 'over_ms'])
      .where('event', 'in', hashes.slice(at, at + hashesAtOnce))
      .execute();
    for (const { event: hash, lead, state, claimed_ms: claimedMs, over_ms: overMs, ...whose } of rows) {
      const [participant, event] = [referenceOf.get(readWhose(whose)), eventOf.get(hash)];
      if (participant !== undefined && event !== undefined)
        known.push({ participant, event, lead, state, claimedMs, overMs });
    }
  }
  return known;
}
