import type { CaseDetails } from '../../../agency/case.ts';
import type { PaymentDue } from '../../../calls/ports/reminder-source.ts';
import { caseColumns } from '../database/case-columns.ts';
import type { Database } from '../database/database.ts';
import { casesOf } from './cases-of.ts';

/** Days, ISO 8601, those among them. */
export interface SpanOfDays {
  readonly fromDay: string;
  readonly toDay: string;
}

type CaseFacts = Pick<CaseDetails, 'currentDue' | 'orders' | 'withholding'>;

/** What comes without the payer's doing. */
const byItself = ['wage-withholding', 'tax-offset'] as const;

/**
 * What payers have to pay in some days: what is due of their cases, the next amount of an order, and payments that are expected of them. Where
 * several pay, nothing says whose it is, unless a payment names the payer.
 */
export async function findPaymentsDue(db: Database, ids: readonly number[], span: SpanOfDays): Promise<PaymentDue[]> {
  if (ids.length === 0) return [];
  const [cases, expected] = await Promise.all([findOwing(db, ids), findExpected(db, ids, span)]);
  const owed = cases.flatMap(({ participant, ...row }) =>
    listDueDays(caseColumns.read(row))
      .filter((day) => span.fromDay <= day && day <= span.toDay)
      .map((day) => ({ participant, day })),
  );
  return [...owed, ...expected].map(({ participant, day }) => ({ participant: String(participant), day }));
}

function listDueDays({ currentDue, orders = [], withholding }: CaseFacts): string[] {
  // Support is taken out of pay: a payer who is reminded may pay it twice.
  if (withholding) return [];
  const next = orders.flatMap(({ next: day, amountCents, ends }) =>
    day === undefined || amountCents === 0 || (ends !== undefined && ends < day) ? [] : [day],
  );
  if (!currentDue) return next;
  const isPaid = currentDue.amountCents <= (currentDue.paidCents ?? 0);
  const others = next.filter((day) => day !== currentDue.on);
  return isPaid ? others : [currentDue.on, ...others];
}

function findOwing(db: Database, ids: readonly number[]) {
  return db
    .selectFrom(casesOf(db, ids).as('own'))
    .innerJoin('cases', 'cases.number', 'own.number')
    .select(['own.participant', ...caseColumns.names])
    .where('own.side', '=', 'collection')
    .where('own.shared', '=', 0)
    .where((eb) => eb.or([eb('cases.current_due', 'is not', null), eb('cases.orders', 'is not', null)]))
    .execute();
}

function findExpected(db: Database, ids: readonly number[], { fromDay, toDay }: SpanOfDays) {
  return db
    .selectFrom(casesOf(db, ids).as('own'))
    .innerJoin('payments', 'payments.case_number', 'own.number')
    .innerJoin('participants', 'participants.id', 'own.participant')
    .select(['own.participant', 'payments.date as day'])
    .where('own.side', '=', 'collection')
    .where('payments.kind', '=', 'collection')
    .where('payments.status', '=', 'expected')
    .where('payments.amount_cents', '>', 0)
    .where('payments.method', 'not in', byItself)
    .where('payments.date', '>=', fromDay)
    .where('payments.date', '<=', toDay)
    .where((eb) =>
      eb.or([
        eb('payments.paid_by', '=', eb.ref('participants.participant_id')),
        eb('payments.paid_by', '=', '').and('own.shared', '=', 0),
      ]),
    )
    .execute();
}
