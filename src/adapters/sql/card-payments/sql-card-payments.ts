import { randomInt, randomUUID } from 'node:crypto';
import { type CardPayment, isCertain, type NewCardPayment, stateAfter } from '../../../agency/card-payment.ts';
import { type CardPaymentStore, NeverBegun } from '../../../calls/ports/card-payment-store.ts';
import { hideText } from '../../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { readReference } from '../queries/read-reference.ts';
import { createHashedClaims } from '../sign-in/hashed-claims.ts';
import { closeDetails, nameParticipant, toCardPayment } from './card-payment-row.ts';
import { createPaidForSeal, findPaidFor } from './find-paid-for.ts';

interface Parts {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly clock: () => number;
  /** Whether the agency keeps its records itself: references are its own then. */
  readonly foreign?: boolean;
}

const hashLength = 22;

/** No caller hears of more in one call. */
const mostFound = 20;

/** Payments by card in the database. The row is there before the card is asked for, and one statement settles it: of two servers, one. */
export function createSqlCardPayments({ db, keys, clock, foreign = false }: Parts): CardPaymentStore {
  const seal = createSeal(keys, 'card-payment');
  const paidForSeal = createPaidForSeal(keys);
  const payerKeys = deriveKeys(keys, 'card-payer');
  const claims = createHashedClaims(keys);

  return {
    hide: paidForSeal.close,

    begin,

    async settle(payment, { outcome, charge }) {
      const state = stateAfter[outcome];
      const open = isCertain(state) ? (['begun', 'unsettled'] as const) : (['begun'] as const);
      const update = db
        .updateTable('card_payments')
        .set({ state, outcome, settled_at_ms: clock(), settled_by: 'result', ...(charge !== undefined && { charge }) })
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
        .orderBy('begun_at_ms', 'desc')
        .orderBy('payment')
        .limit(mostFound)
        .execute();
      return rows.map((row) => toCardPayment(seal, row));
    },
  };

  async function begin(payment: NewCardPayment, attempt: string): Promise<Pick<CardPayment, 'payment' | 'state'>> {
    const insert = db
      .insertInto('card_payments')
      .values(await writeRow(payment, attempt))
      .onConflict((conflict) => conflict.doNothing());
    await retryWhileBusy(() => insert.execute());
    const tried = db.selectFrom('card_payments').select(['payment', 'state']).where('attempt', '=', attempt);
    // Nothing is kept where the confirmation was another payment's already.
    return (await tried.executeTakeFirst()) ?? begin(payment, attempt);
  }

  async function find(payment: string): Promise<CardPayment | undefined> {
    const named = db.selectFrom('card_payments').selectAll().where('payment', '=', payment);
    const row = await named.executeTakeFirst();
    return row && toCardPayment(seal, row);
  }

  async function writeRow(payment: NewCardPayment, attempt: string) {
    const name = randomUUID().replaceAll('-', '');
    return {
      payment: name,
      attempt,
      confirmation: String(randomInt(100_000_000)).padStart(8, '0'),
      subject: (await findSubject(payment)) ?? null,
      state: 'begun' as const,
      amount_cents: payment.amountCents,
      fee_cents: payment.feeCents,
      way: payment.way ?? ('call' as const),
      line: payment.line,
      call: payment.call,
      turn: payment.turn,
      begun_at_ms: payment.atMs,
      sealed: closeDetails(seal, name, payment),
    };
  }

  async function findSubject({ participant, paidFor }: NewCardPayment): Promise<string | undefined> {
    if (participant !== undefined) return subjectsOf(participant)[0];
    if (paidFor === undefined || foreign) return undefined;
    const id = await findPaidFor(db, claims, paidForSeal.open(paidFor));
    return id === undefined ? undefined : nameParticipant(id);
  }

  /** As a row holds it that is written now, and as older ones do. */
  function subjectsOf(participant: string): string[] {
    if (!foreign) return [nameParticipant(readReference(participant))];
    const { first, all } = payerKeys;
    return [first, ...all].map(({ key }) => `reference:${hideText(key, participant, hashLength)}`);
  }
}
