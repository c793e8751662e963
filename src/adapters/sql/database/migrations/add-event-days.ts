import type { Kysely } from 'kysely';
import { engineOf } from '../engines/engine.ts';
import { eventTable } from '../event-columns.ts';

/** What calls come to is kept in a table a day. */
export async function addEventDays(db: Kysely<unknown>): Promise<void> {
  await engineOf(db).allowDays(db, eventTable);
}
