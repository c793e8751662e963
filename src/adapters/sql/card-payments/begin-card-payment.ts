import { randomInt, randomUUID } from 'node:crypto';
import type { CardPayment, NewCardPayment } from '../../../agency/card-payment.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { CardPaymentTable } from '../database/card-payment-table.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { createHashedClaims } from '../sign-in/hashed-claims.ts';
import { closeDetails, nameParticipant } from './card-payment-row.ts';
import { createPaidForSeal, findPaidFor } from './find-paid-for.ts';

interface Parts {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly foreign: boolean;
  /** As rows name a participant, the newest way first. */
  readonly subjectsOf: (participant: string) => readonly string[];
}

/** Keeps new payments by card: one for each attempt, whichever server tries it. */
export function createBeginCardPayment({ db, keys, foreign, subjectsOf }: Parts) {
  const seal = createSeal(keys, 'card-payment');
  const paidForSeal = createPaidForSeal(keys);
  const claims = createHashedClaims(keys);

  return async function begin(
    payment: NewCardPayment,
    attempt: string,
    agencyState: CardPaymentTable['agency_state'],
  ): Promise<Pick<CardPayment, 'payment' | 'state'>> {
    const insert = db
      .insertInto('card_payments')
      .values({ ...(await writeRow(payment, attempt)), agency_state: agencyState })
      .onConflict((conflict) => conflict.doNothing());
    await retryWhileBusy(() => insert.execute());
    const tried = db.selectFrom('card_payments').select(['payment', 'state']).where('attempt', '=', attempt);
    // Nothing is kept where the confirmation was another payment's already.
    return (await tried.executeTakeFirst()) ?? begin(payment, attempt, agencyState);
  };

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
}
