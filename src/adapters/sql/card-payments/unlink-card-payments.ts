import { sql } from 'kysely';
import type { DatabaseTransaction } from '../database/database.ts';
import { nameParticipant } from './card-payment-row.ts';

/** Takes a person out of their payments, and gives how many those are: the money must still be found in the processor's file. */
export async function unlinkCardPayments(db: DatabaseTransaction, id: number): Promise<number> {
  const { numUpdatedRows: count } = await db
    .updateTable('card_payments')
    .set({ subject: null, sealed: '', attempt: sql<string>`'forgotten:' || payment` })
    .where('subject', '=', nameParticipant(id))
    .executeTakeFirstOrThrow();
  return Number(count);
}
