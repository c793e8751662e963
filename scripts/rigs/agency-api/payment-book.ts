import { randomUUID } from 'node:crypto';
import { feeOf } from '../../../src/agency/card-fee.ts';
import { toCents, writeCents } from '../../../src/agency/money.ts';

/** A payment as the contract has it. */
export interface WrittenPayment {
  readonly payment: string;
  readonly participant?: string;
  readonly quote?: string;
  readonly amount: string;
  readonly fee: string;
}

export interface WrittenResult {
  readonly payment: string;
  readonly state: 'paid' | 'not-paid' | 'unsettled';
}

export type PaymentBook = ReturnType<typeof createPaymentBook>;

interface Kept extends Partial<WrittenPayment> {
  readonly state: 'begun' | WrittenResult['state'];
}

const quoteLifeMs = 5 * 60_000;
const fee = { percent: 2.5 } as const;
const leastCents = 500;
const mostCents = 250_000;

/** The payments by card that an agency keeps, until its process ends: it takes 2.5 % for a card, from five dollars to two and a half thousand. */
export function createPaymentBook(clock: () => number = Date.now) {
  const quotes = new Map<string, number>();
  const payments = new Map<string, Kept>();
  return {
    quote(amount: string): object {
      const cents = toCents(amount);
      if (cents < leastCents) return { outcome: 'too-little', least: writeCents(leastCents) };
      if (cents > mostCents) return { outcome: 'too-much', most: writeCents(mostCents) };
      const quote = randomUUID();
      quotes.set(quote, clock() + quoteLifeMs);
      const countsOn = Temporal.Instant.fromEpochMilliseconds(clock()).toZonedDateTimeISO('UTC').add({ days: 1 });
      const fits = { quote, amount, fee: writeCents(feeOf(cents, fee)) };
      return { outcome: 'payable', ...fits, countsOn: countsOn.toPlainDate().toString() };
    },

    /** Whether it may be tried. One without a quote was quoted by the line. */
    begin({ quote, ...payment }: WrittenPayment): boolean {
      if (quote !== undefined && (quotes.get(quote) ?? 0) < clock()) return false;
      if (!payments.has(payment.payment)) payments.set(payment.payment, { ...payment, state: 'begun' });
      return true;
    },

    /** What is paid or not paid stays so. */
    settle({ payment, state }: WrittenResult): void {
      const before = payments.get(payment);
      if (before?.state === 'paid' || before?.state === 'not-paid') return;
      payments.set(payment, { ...before, state });
    },

    findBegun(participant: string): string[] {
      const begun = [...payments].filter(([, payment]) => payment.participant === participant);
      return begun.map(([name]) => name).toReversed();
    },

    /** Whether it is not known of one of a participant's if it went through. */
    hasUnsettled(participant: string): boolean {
      const own = [...payments.values()].filter((payment) => payment.participant === participant);
      return own.some(({ state }) => state === 'begun' || state === 'unsettled');
    },

    find: (payment: string) => payments.get(payment),
  };
}
