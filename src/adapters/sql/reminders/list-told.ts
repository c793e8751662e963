import type { ListedText, TextState } from '../../../calls/ports/text-list.ts';
import { readWhose } from '../queries/people.ts';
import type { Database } from '../database/database.ts';
import type { TextTable } from '../database/text-tables.ts';
import type { TextSeal } from './text-seal.ts';

const eventsOfPage = 200;
const told: readonly TextState[] = ['sending', 'accepted', 'delivered'];
const ofAppointments = ['court-dates', 'appointments'] as const;

/** A page of appointments that were told and are not over, each with what a number was told last. */
export async function listTold(db: Database, seal: TextSeal, { after = '', nowMs }: { after?: string; nowMs: number }) {
  const page = await db
    .selectFrom('texts')
    .select('event')
    .distinct()
    .where('purpose', 'in', ofAppointments)
    .where('state', 'in', told)
    .where('over_ms', '>', nowMs)
    .where('event', '>', after)
    .orderBy('event')
    .limit(eventsOfPage)
    .execute();
  const events = page.map(({ event }) => event);
  if (events.length === 0) return { told: [], next: undefined };
  const rows = await db
    .selectFrom('texts')
    .selectAll()
    .where('event', 'in', events)
    .where('state', 'in', told)
    .orderBy('tried_ms')
    .orderBy('name')
    .execute();
  return {
    told: findLast(rows).flatMap((row) => openKnown(seal, row, nowMs)),
    next: events.length === eventsOfPage ? events.at(-1) : undefined,
  };
}

/** Of each event and number the last one; none of those of which one is on its way. */
function findLast(rows: readonly TextTable[]): TextTable[] {
  const unknown = new Set(rows.filter(({ state }) => state === 'sending').map(keyOf));
  const last = new Map(rows.map((row) => [keyOf(row), row]));
  return [...last].flatMap(([key, row]) => (unknown.has(key) ? [] : [row]));
}

function keyOf({ event, phone_hash: phone, ...whose }: TextTable): string {
  return `${event} ${phone} ${readWhose(whose)}`;
}

/** What was sealed with a key that is gone is corrected no more. */
function openKnown(seal: TextSeal, row: TextTable, nowMs: number): ListedText[] {
  if (row.over_ms <= nowMs) return [];
  try {
    return [seal.open(row)];
  } catch {
    return [];
  }
}
