import type { WaitingPayments } from '../../../calls/ports/waiting-payments.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { createBeginCardPayment } from './begin-card-payment.ts';
import { toCardPayment } from './card-payment-row.ts';
import { createNamePayers } from './name-payers.ts';

const pageRows = 100;

/** Payments by card that an agency is told of, in the database beside it. */
export function createSqlWaitingPayments(db: Database, keys: KeyRing): WaitingPayments {
  const seal = createSeal(keys, 'card-payment');
  const begin = createBeginCardPayment({ db, keys, foreign: true, subjectsOf: createNamePayers(keys, true) });

  return {
    begin: (payment, attempt) => begin(payment, attempt, 'new'),

    async note(payment, state) {
      const known = { agency_state: state, agency_refusals: 0, agency_again_ms: null };
      const update = db.updateTable('card_payments').set(known).where('payment', '=', payment);
      await retryWhileBusy(() => update.where('agency_state', state === 'begun' ? '=' : '!=', 'new').execute());
    },

    async postpone({ payment, state, refusals }, untilMs) {
      const update = db
        .updateTable('card_payments')
        .set({ agency_refusals: refusals + 1, agency_again_ms: untilMs })
        .where('payment', '=', payment)
        .where('state', '=', state);
      await retryWhileBusy(() => update.execute());
    },

    async list(after, nowMs) {
      const rows = await db
        .selectFrom('card_payments')
        .selectAll()
        .where('agency_state', 'is not', null)
        .where('agency_state', '!=', 'new')
        .where((eb) => eb('agency_state', '!=', eb.ref('state')))
        .where((eb) => eb.or([eb('agency_again_ms', 'is', null), eb('agency_again_ms', '<=', nowMs)]))
        .where('payment', '>', after)
        .orderBy('payment')
        .limit(pageRows)
        .execute();
      return rows.map((row) => ({
        ...toCardPayment(seal, row),
        charge: row.charge ?? undefined,
        refusals: row.agency_refusals,
      }));
    },
  };
}
