import { createHash } from 'node:crypto';
import { quoteAmount } from '../../agency/card-fee.ts';
import {
  type CardPayment,
  ChargeName,
  isCertain,
  stateAfter,
  type ToldCardPayment,
  unsettledToldMs,
} from '../../agency/card-payment.ts';
import type { EffectResults, Effects } from '../../dialogue/effects.ts';
import type { CallLog } from '../ports/call-log.ts';
import { type CardPaymentStore, QuoteOver } from '../ports/card-payment-store.ts';
import { settleSurely } from './settle-surely.ts';

interface Parts {
  readonly cardPayments: CardPaymentStore;
  readonly log: CallLog;
  readonly now: () => Temporal.Instant;
}

interface At {
  readonly call: string;
  readonly turn: number;
  readonly line: string;
}

const dayMs = 86_400_000;

/** For so long the records may not show what was paid: agencies post within three to four days, and weekends come between. */
const paidToldMs = 7 * dayMs;

/** What effects do about payments by card. */
export function createCardPaymentEffects({ cardPayments, log, now }: Parts) {
  const settle = settleSurely(cardPayments, log);
  return {
    async hidePaidFor(paidFor: Effects['hidePaidFor']): Promise<EffectResults['hidePaidFor']> {
      return { type: 'paid-for-hidden', paidFor: cardPayments.hide(paidFor) };
    },

    async quotePayment({ terms, ...wanted }: Effects['quotePayment']): Promise<EffectResults['quotePayment']> {
      const { amountCents } = wanted;
      const quoted = (await cardPayments.quote(wanted)) ?? { amountCents, ...quoteAmount(amountCents, terms) };
      if ('why' in quoted) return { type: 'payment-refused', ...quoted };
      return { type: 'payment-quoted', ...quoted };
    },

    async beginPayment(params: Effects['beginPayment'], at: At): Promise<EffectResults['beginPayment']> {
      const { before, timeZone, ...wanted } = params;
      const { call, turn, line } = at;
      const begun = { ...wanted, line, call, turn, atMs: now().epochMilliseconds };
      const found = await beginUnlessOver(begun, `${call}:${before}:${digest(wanted)}`);
      if (found === undefined) return { type: 'quote-over' };
      const { payment, state } = found;
      // A call whose last turns are lost may come by here again: no card is charged twice.
      const settled = state === 'begun' ? undefined : await cardPayments.find(payment);
      if (settled) return { type: 'payment-settled', settled: toTold(settled, timeZone, call) };
      return { type: 'payment-begun', payment };
    },

    async settlePayment(params: Effects['settlePayment'], at: At): Promise<EffectResults['settlePayment']> {
      const { payment, outcome, charge, timeZone } = params;
      const settled = await settle(payment, { outcome, ...(ChargeName.safeParse(charge).success && { charge }) });
      const told = stateAfter[outcome];
      if (isCertain(told) && told !== settled.state) {
        log.error(
          { payment, outcome, state: settled.state, call: at.call },
          'a result contradicts how a card payment was settled',
        );
      }
      return { type: 'payment-settled', settled: toTold(settled, timeZone, at.call) };
    },

    async findCardPayments(
      { participant, timeZone }: Effects['findCardPayments'],
      { call }: At,
    ): Promise<EffectResults['findCardPayments']> {
      const nowMs = now().epochMilliseconds;
      const payments = await cardPayments.findOf(participant, nowMs - unsettledToldMs);
      const told = payments.filter(
        ({ state, atMs }) => state !== 'not-paid' && (state !== 'paid' || atMs >= nowMs - paidToldMs),
      );
      return { type: 'card-payments-found', found: told.map((payment) => toTold(payment, timeZone, call)) };
    },
  };

  /** Undefined where its quote is over. */
  async function beginUnlessOver(...begun: Parameters<CardPaymentStore['begin']>) {
    try {
      return await cardPayments.begin(...begun);
    } catch (error) {
      if (error instanceof QuoteOver) return undefined;
      throw error;
    }
  }
}

/** Equal payments have equal digests: one that is tried again is the same one, and another in its place is not. */
function digest(payment: object): string {
  return createHash('sha256').update(JSON.stringify(payment)).digest('base64url').slice(0, 22);
}

function toTold(found: CardPayment, timeZone: string, call: string): ToldCardPayment {
  const { payment, state, outcome, confirmation, amountCents, feeCents, case: position, caseEnding, atMs } = found;
  return {
    payment,
    state: state === 'begun' && found.call !== call ? 'unsettled' : state,
    amountCents,
    feeCents,
    date: Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    ...(outcome !== undefined && { outcome }),
    ...(confirmation !== undefined && { confirmation }),
    ...(position !== undefined && { case: position }),
    ...(caseEnding !== undefined && { caseEnding }),
  };
}
