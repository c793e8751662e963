import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { CardPayment, NewCardPayment } from '../../../agency/card-payment.ts';
import type { Seal } from '../../../secrets/seal.ts';
import type { CardPaymentTable } from '../database/card-payment-table.ts';

/** What of a payment is sealed: it tells of somebody's case. */
const Sealed = z.object({
  case: z.int().exactOptional(),
  caseEnding: z.string().exactOptional(),
  caseReference: z.string().exactOptional(),
  paidFor: z.string().exactOptional(),
});
type Sealed = Readonly<z.infer<typeof Sealed>>;

const ofParticipant = 'participant:';

export type CardPaymentRow = Selectable<CardPaymentTable>;

export function closeDetails(seal: Seal, name: string, payment: NewCardPayment): string {
  const { case: position, caseEnding, caseReference, paidFor } = payment;
  return seal.close(JSON.stringify({ case: position, caseEnding, caseReference, paidFor }), name);
}

/** Nothing where the key is gone that they were sealed with: the money counts all the same. */
export function openDetails(seal: Seal, { sealed, payment }: Pick<CardPaymentRow, 'sealed' | 'payment'>): Sealed {
  try {
    return Sealed.parse(JSON.parse(seal.open(sealed, payment)));
  } catch {
    return {};
  }
}

export function nameParticipant(id: number): string {
  return `${ofParticipant}${id}`;
}

export function toCardPayment(seal: Seal, row: CardPaymentRow): CardPayment {
  const { paidFor: _hidden, ...details } = openDetails(seal, row);
  return {
    payment: row.payment,
    ...(row.subject?.startsWith(ofParticipant) && { participant: row.subject.slice(ofParticipant.length) }),
    ...details,
    amountCents: row.amount_cents,
    feeCents: row.fee_cents,
    ...(row.way === 'reply' && { way: row.way }),
    line: row.line,
    call: row.call,
    turn: row.turn,
    atMs: row.begun_at_ms,
    state: row.state,
    ...(row.outcome !== null && { outcome: row.outcome }),
    ...(row.state === 'paid' && { confirmation: row.confirmation }),
  };
}
