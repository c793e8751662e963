import type { PaymentReceived, SpanOfDays } from '../../../calls/ports/reminder-source.ts';
import type { Database } from '../database/database.ts';
import { casesOf } from './cases-of.ts';

/**
 * What was posted in some days of what participants paid, or what was sent to them. Tax offsets are federal tax information, and told to nobody
 * (IRS Publication 1075); what may be that of another on the same side is not told either.
 */
export async function findPaymentsReceived(
  db: Database,
  ids: readonly number[],
  { fromDay, toDay }: SpanOfDays,
): Promise<PaymentReceived[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom(casesOf(db, ids).as('own'))
    .innerJoin('payments', (join) =>
      join.onRef('payments.case_number', '=', 'own.number').onRef('payments.kind', '=', 'own.side'),
    )
    .innerJoin('participants', 'participants.id', 'own.participant')
    .select(['own.participant', 'own.number', 'payments.date', 'payments.id', 'payments.amount_cents'])
    .select(['payments.kind', 'payments.method', 'payments.occurrence'])
    .where('payments.status', '=', 'posted')
    .where('payments.method', '!=', 'tax-offset')
    .where('payments.date', '>=', fromDay)
    .where('payments.date', '<=', toDay)
    .where((eb) =>
      eb.or([
        eb('payments.paid_by', '=', eb.ref('participants.participant_id')),
        eb('payments.paid_by', '=', '').and('own.shared', '=', 0),
      ]),
    )
    .orderBy('payments.date')
    .execute();
  return rows.map(({ participant, date: day, ...row }) => ({
    participant: String(participant),
    day,
    payment: nameOf(row, day),
  }));
}

interface Row {
  readonly number: string;
  readonly kind: string;
  readonly id: string;
  readonly amount_cents: number;
  readonly method: string;
  readonly occurrence: number;
}

function nameOf({ number, kind, id, amount_cents: cents, method, occurrence }: Row, day: string): string {
  const own = id === '' ? [day, cents, method, occurrence] : [id];
  return JSON.stringify([number, kind, ...own]);
}
