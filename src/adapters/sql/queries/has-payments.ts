import type { Database } from '../database/database.ts';
import { readReference } from './read-reference.ts';

/** Whether the participant paid or received anything in a year, tax offsets included. */
export async function hasPayments(db: Database, participant: string, year: number): Promise<boolean> {
  const id = readReference(participant);
  const inYear = String(year).padStart(4, '0');
  const found = await db
    .selectFrom('payments')
    .innerJoin('cases', 'cases.number', 'payments.case_number')
    .select('payments.date')
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'collection'), eb('payer_id', '=', id)]),
        eb.and([eb('kind', '=', 'disbursement'), eb('recipient_id', '=', id)]),
      ]),
    )
    .where('status', '=', 'posted')
    .where('payments.date', '>=', `${inYear}-01-01`)
    .where('payments.date', '<=', `${inYear}-12-31`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
