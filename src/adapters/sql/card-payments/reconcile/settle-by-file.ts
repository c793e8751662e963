import type { AuditTrail } from '../../../../calls/ports/audit-trail.ts';
import type { Database } from '../../database/database.ts';
import { retryWhileBusy } from '../../database/retry-while-busy.ts';
import { type Period, selectOursOnly } from './compare-charges.ts';

interface Settling {
  readonly db: Database;
  /** The connection that holds the file. */
  readonly staged: Database;
  readonly trail: AuditTrail;
  readonly period: Period;
  readonly clock: () => number;
}

interface ToSettle {
  readonly payment: string;
  readonly subject: string | null;
  /** That of the processor; null where nothing was charged. */
  readonly charge: string | null;
}

const pageRows = 500;

/**
 * Settles what no certain result has settled, as the file says: paid, or not. A payment that an earlier file lacked, and that has been taken
 * for not paid, is paid where this one has it. Each is noted in the audit trail before it is changed.
 */
export async function settleByFile(settling: Settling): Promise<{ readonly paid: number; readonly notPaid: number }> {
  const { staged, period } = settling;
  const paid = await settleAll(settling, 'paid', (after) => findPaid(staged, after));
  const failed = await settleAll(settling, 'not-paid', (after) => findFailed(staged, after));
  const absent = await settleAll(settling, 'not-paid', (after) => findAbsent(staged, period, after));
  return { paid, notPaid: failed + absent };
}

async function settleAll(
  settling: Settling,
  state: 'paid' | 'not-paid',
  findPage: (after: string) => Promise<readonly ToSettle[]>,
): Promise<number> {
  let count = 0;
  for (let after = ''; ;) {
    const page = await findPage(after);
    const settled = await Promise.all(page.map((found) => settleOne(settling, state, found)));
    count += settled.reduce((sum, one) => sum + one, 0);
    if (page.length < pageRows) return count;
    after = page.at(-1)?.payment ?? '';
  }
}

/** 1 where it was settled; 0 where the carrier's result came in between. */
async function settleOne({ db, trail, clock }: Settling, state: 'paid' | 'not-paid', found: ToSettle): Promise<number> {
  const { payment, subject, charge } = found;
  const participant = subject?.startsWith('participant:') ? subject.slice('participant:'.length) : undefined;
  const who = participant === undefined ? ('unknown' as const) : { participant };
  await trail.append({ what: 'card-payment-reconciled', who, call: '', turn: 0, line: '', facts: { payment, state } });
  const update = db
    .updateTable('card_payments')
    .set({ state, settled_at_ms: clock(), settled_by: 'file', agency_again_ms: null })
    .$if(state === 'paid', (query) => query.set({ outcome: 'paid', charge }))
    .where('payment', '=', payment)
    .where((eb) => eb.or([eb('state', 'in', ['begun', 'unsettled']), eb('settled_by', '=', 'file')]));
  return retryWhileBusy(async () => Number((await update.executeTakeFirstOrThrow()).numUpdatedRows));
}

function findPaid(db: Database, after: string): Promise<ToSettle[]> {
  return selectNamed(db, after)
    .where('theirs.times', '>', 0)
    .where((eb) =>
      eb.or([
        eb('ours.state', 'in', ['begun', 'unsettled']),
        eb.and([eb('ours.state', '=', 'not-paid'), eb('ours.settled_by', '=', 'file')]),
      ]),
    )
    .execute();
}

function findFailed(db: Database, after: string): Promise<ToSettle[]> {
  return selectNamed(db, after)
    .where('theirs.times', '=', 0)
    .where('ours.state', 'in', ['begun', 'unsettled'])
    .execute();
}

function selectNamed(db: Database, after: string) {
  return db
    .selectFrom('card_payments as ours')
    .innerJoin('staged_payment_sums as theirs', 'theirs.payment', 'ours.payment')
    .where('ours.payment', '>', after)
    .select(['ours.payment', 'ours.subject', 'theirs.charge'])
    .orderBy('ours.payment')
    .limit(pageRows);
}

async function findAbsent(db: Database, period: Period, after: string): Promise<ToSettle[]> {
  const rows = await selectOursOnly(db, period)
    .where('ours.state', 'in', ['begun', 'unsettled'])
    .where('ours.payment', '>', after)
    .select(['ours.payment', 'ours.subject'])
    .orderBy('ours.payment')
    .limit(pageRows)
    .execute();
  return rows.map((row) => ({ ...row, charge: null }));
}
