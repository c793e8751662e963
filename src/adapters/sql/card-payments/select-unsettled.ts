import type { Database } from '../database/database.ts';
import { nameParticipant } from './card-payment-row.ts';

/** The payments by card of a participant of which it is not known whether they went through, begun since then. */
export function selectUnsettled(db: Database, id: number, sinceMs: number) {
  return db
    .selectFrom('card_payments')
    .select('payment')
    .where('subject', '=', nameParticipant(id))
    .where('begun_at_ms', '>=', sinceMs)
    .where('state', 'in', ['begun', 'unsettled']);
}
