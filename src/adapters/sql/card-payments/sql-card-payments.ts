import { type CardPayment, isCertain, stateAfter } from '../../../agency/card-payment.ts';
import { type CardPaymentStore, NeverBegun } from '../../../calls/ports/card-payment-store.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { createBeginCardPayment } from './begin-card-payment.ts';
import { toCardPayment } from './card-payment-row.ts';
import { createPaidForSeal } from './find-paid-for.ts';
import { createNamePayers } from './name-payers.ts';

interface Parts {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly clock: () => number;
  /** Whether the agency keeps its records itself: references are its own then. */
  readonly foreign?: boolean;
}

/** No caller hears of more in one call. */
const mostFound = 20;

/** Payments by card in the database. The row is there before the card is asked for, and one statement settles it: of two servers, one. */
export function createSqlCardPayments({ db, keys, clock, foreign = false }: Parts): CardPaymentStore {
  const seal = createSeal(keys, 'card-payment');
  const paidForSeal = createPaidForSeal(keys);
  const subjectsOf = createNamePayers(keys, foreign);
  const begin = createBeginCardPayment({ db, keys, foreign, subjectsOf });

  return {
    hide: paidForSeal.close,

    /** What it costs, the line says. */
    quote: async () => undefined,

    begin: (payment, attempt) => begin(payment, attempt, null),

    async settle(payment, { outcome, charge }) {
      const state = stateAfter[outcome];
      const open = isCertain(state) ? (['begun', 'unsettled'] as const) : (['begun'] as const);
      const update = db
        .updateTable('card_payments')
        .set({ state, outcome, settled_at_ms: clock(), settled_by: 'result', agency_again_ms: null })
        .$if(charge !== undefined, (query) => query.set({ charge: charge ?? null }))
        .where('payment', '=', payment)
        .where('state', 'in', open);
      await retryWhileBusy(() => update.execute());
      const settled = await find(payment);
      if (!settled) throw new NeverBegun();
      return settled;
    },

    find,

    async findOf(participant, sinceMs) {
      const rows = await db
        .selectFrom('card_payments')
        .selectAll()
        .where('subject', 'in', subjectsOf(participant))
        .where('begun_at_ms', '>=', sinceMs)
        .where((eb) => eb.or([eb('agency_state', 'is', null), eb('agency_state', '!=', 'new')]))
        .orderBy('begun_at_ms', 'desc')
        .orderBy('payment')
        .limit(mostFound)
        .execute();
      return rows.map((row) => toCardPayment(seal, row));
    },
  };

  async function find(payment: string): Promise<CardPayment | undefined> {
    const named = db.selectFrom('card_payments').selectAll().where('payment', '=', payment);
    const row = await named.executeTakeFirst();
    return row && toCardPayment(seal, row);
  }
}
