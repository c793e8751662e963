import type { CardPayment, PaidFor } from '../../../agency/card-payment.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { CardPaymentTable } from '../database/card-payment-table.ts';
import type { Database } from '../database/database.ts';
import { openDetails, toCardPayment } from './card-payment-row.ts';
import { createPaidForSeal } from './find-paid-for.ts';

/** All that is kept of a payment, for a person who looks it up. */
export interface ShownCardPayment extends Omit<CardPayment, 'way'> {
  readonly way: CardPaymentTable['way'];
  readonly charge: string | undefined;
  readonly settledAtMs: number | undefined;
  readonly settledBy: 'result' | 'file' | undefined;
  /** The agency's ID of who is paid for, where the records know them. */
  readonly participantId: string | undefined;
  /** What was keyed in by somebody who had not signed in. */
  readonly paidFor: PaidFor | undefined;
}

/** Finds a payment by our name of it or by its confirmation. */
export async function showCardPayment(
  db: Database,
  keys: KeyRing,
  named: string,
): Promise<ShownCardPayment | undefined> {
  const seal = createSeal(keys, 'card-payment');
  const row = await db
    .selectFrom('card_payments')
    .selectAll()
    .where((eb) => eb.or([eb('payment', '=', named), eb('confirmation', '=', named)]))
    .executeTakeFirst();
  if (!row) return undefined;
  const payment = toCardPayment(seal, row);
  const { paidFor } = openDetails(seal, row);
  return {
    ...payment,
    way: row.way,
    charge: row.charge ?? undefined,
    settledAtMs: row.settled_at_ms ?? undefined,
    settledBy: row.settled_by ?? undefined,
    participantId: await findParticipantId(db, payment),
    paidFor: paidFor === undefined ? undefined : createPaidForSeal(keys).read(paidFor),
  };
}

async function findParticipantId(db: Database, { participant }: CardPayment): Promise<string | undefined> {
  if (participant === undefined) return undefined;
  const known = db.selectFrom('participants').select('participant_id').where('id', '=', Number(participant));
  return (await known.executeTakeFirst())?.participant_id;
}
