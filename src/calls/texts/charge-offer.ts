import { type CardPayment, isCertain, type PayOutcome } from '../../agency/card-payment.ts';
import { settleSurely } from '../effects/settle-surely.ts';
import type { AuditTrail } from '../ports/audit-trail.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { CardPaymentStore } from '../ports/card-payment-store.ts';
import type { CardToken } from '../../agency/card-token.ts';
import type { Charged, Charges } from '../ports/charges.ts';
import type { Offer, ReplyPayments } from '../ports/reply-payments.ts';

export interface ChargeParts {
  readonly replies: ReplyPayments;
  readonly cardPayments: CardPaymentStore;
  readonly charges: Charges;
  readonly trail: AuditTrail;
  readonly log: CallLog;
  readonly now: () => Temporal.Instant;
}

/** An offer that can be paid, and the text that agrees to it. */
export interface AgreedOffer {
  readonly offer: Offer & { readonly case: NonNullable<Offer['case']>; readonly card: CardToken };
  /** The carrier's name of the text. */
  readonly message: string;
  /** The name of the line that the text came to. */
  readonly line: string;
}

/** The carrier waits fifteen seconds for the answer to a text. */
const [chargeMs, findMs] = [8000, 2500];

const outcomeOf: Readonly<Record<Charged['outcome'], PayOutcome>> = {
  paid: 'paid',
  declined: 'declined',
  'token-gone': 'invalid-card',
  busy: 'not-taken',
  unknown: 'unknown',
};

/**
 * Charges what a reply agreed to. The payment is a row before, and the code is used by one server alone: only that one charges, once. Where
 * the processor does not tell what it did, it is asked once; what is still not known stays so, and is never charged again.
 */
export function createChargeOffer({ replies, cardPayments, charges, trail, log, now }: ChargeParts) {
  const settleOnce = settleSurely(cardPayments, log);
  return { charge, lookUp };

  /** How the payment stands. Rejects where nothing was begun, so that nothing is charged. */
  async function charge(agreed: AgreedOffer): Promise<CardPayment | 'not-known'> {
    const { offer } = agreed;
    const payment = await begin(agreed);
    if (!(await replies.take(offer, payment))) return lookUp(payment);
    const wanted = { payment, card: offer.card, cents: offer.amountCents + offer.feeCents, withinMs: chargeMs };
    const charged = await charges.charge(wanted);
    const certain = charged.outcome === 'unknown' ? await charges.find(payment, findMs) : charged;
    if (certain.outcome === 'token-gone') await replies.end(offer.enrolment).catch(() => {});
    return settle(payment, certain);
  }

  async function begin({ offer, message, line }: AgreedOffer): Promise<string> {
    const { participant, amountCents, feeCents } = offer;
    const paid = { participant, case: offer.case.position, caseEnding: offer.case.ending, amountCents, feeCents };
    const where = { line, call: message, turn: 0 };
    const begun = { ...paid, ...where, way: 'reply', atMs: now().epochMilliseconds } as const;
    const { payment } = await cardPayments.begin(begun, `reply:${offer.name}`);
    await trail.append({ what: 'card-payment-begun', who: { participant }, ...where, facts: { payment } }, payment);
    return payment;
  }

  /** A payment of which no certain result came is asked after, and settled where the processor tells. */
  async function lookUp(payment: string): Promise<CardPayment | 'not-known'> {
    const known = await cardPayments.find(payment).catch(() => undefined);
    if (known && isCertain(known.state)) return known;
    const found = await charges.find(payment, findMs);
    return found.outcome === 'unknown' ? 'not-known' : settle(payment, found);
  }

  /** A result that cannot be kept at once is tried again beside this, and not told. */
  async function settle(payment: string, charged: Charged): Promise<CardPayment | 'not-known'> {
    const outcome = outcomeOf[charged.outcome];
    try {
      const named = 'charge' in charged ? { charge: charged.charge } : {};
      const settled = await settleOnce(payment, { outcome, ...named });
      const facts = { payment, outcome, state: settled.state };
      const where = { call: settled.call, turn: 0, line: settled.line };
      await trail.append({ what: 'card-payment-settled', who: 'unknown', ...where, facts }, payment);
      return isCertain(settled.state) ? settled : 'not-known';
    } catch (error) {
      log.error({ err: error, payment }, 'the result of a payment by reply is not told');
      return 'not-known';
    }
  }
}
