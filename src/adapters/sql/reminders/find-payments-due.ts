import type { CaseDetails } from '../../../agency/case.ts';
import type { PaymentDue, SpanOfDays } from '../../../calls/ports/reminder-source.ts';
import { caseColumns } from '../database/case-columns.ts';
import type { Database } from '../database/database.ts';
import { casesOf } from './cases-of.ts';

type CaseFacts = Pick<CaseDetails, 'currentDue' | 'orders' | 'withholding'>;

/** What comes without the payer's doing. */
const byItself = ['wage-withholding', 'tax-offset'] as const;

/** What is due of a case on a day, ISO 8601. */
interface DueOfCase {
  readonly participant: number;
  readonly number: string;
  readonly day: string;
  readonly cents: number;
}

/**
 * What payers have to pay in some days: what is due of their cases, the next amount of an order, and payments that are expected of them. Where
 * several pay, nothing says whose it is, unless a payment names the payer.
 */
export async function findPaymentsDue(db: Database, ids: readonly number[], span: SpanOfDays): Promise<PaymentDue[]> {
  return (await findDueOfCases(db, ids, span)).map(({ participant, day }) => ({
    participant: String(participant),
    day,
  }));
}

/** What a payer has to pay on a day, in cents by the number of the case. What a case owes on it comes before what is expected. */
export async function findDueByCase(db: Database, id: number, day: string): Promise<ReadonlyMap<string, number>> {
  const due = await findDueOfCases(db, [id], { fromDay: day, toDay: day });
  return new Map(due.toReversed().map(({ number, cents }) => [number, cents]));
}

/** The same with its case and amount: first what cases owe, once for each day, then what is expected. */
export async function findDueOfCases(db: Database, ids: readonly number[], span: SpanOfDays): Promise<DueOfCase[]> {
  if (ids.length === 0) return [];
  const [cases, expected] = await Promise.all([findOwing(db, ids), findExpected(db, ids, span)]);
  const owed = cases.flatMap(({ participant, number, ...row }) =>
    [...dueByDay(caseColumns.read(row))]
      .filter(([day]) => span.fromDay <= day && day <= span.toDay)
      .map(([day, cents]) => ({ participant, number, day, cents })),
  );
  return [...owed, ...expected];
}

function dueByDay({ currentDue, orders = [], withholding }: CaseFacts): Map<string, number> {
  const due = new Map<string, number>();
  // Support is taken out of pay: a payer who is reminded may pay it twice.
  if (withholding) return due;
  for (const { next: day, amountCents, ends } of orders) {
    if (day === undefined || amountCents === 0 || (ends !== undefined && ends < day)) continue;
    due.set(day, (due.get(day) ?? 0) + amountCents);
  }
  if (!currentDue) return due;
  due.delete(currentDue.on);
  const left = currentDue.amountCents - (currentDue.paidCents ?? 0);
  if (left > 0) due.set(currentDue.on, left);
  return due;
}

function findOwing(db: Database, ids: readonly number[]) {
  return db
    .selectFrom(casesOf(db, ids).as('own'))
    .innerJoin('cases', 'cases.number', 'own.number')
    .select(['own.participant', 'own.number', ...caseColumns.names])
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
    .select(['own.participant', 'own.number', 'payments.date as day', 'payments.amount_cents as cents'])
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
