import type { Told } from '../../src/dialogue/output.ts';
import { createTell } from '../../src/dialogue/telling.ts';
import type { Context } from './context.ts';
import type { cardPaymentPrompts, ownCardPaymentPrompts, paidForPrompts } from './card-payment-statements.ts';

type CardPaymentStatements = (typeof cardPaymentPrompts)['statements'] &
  (typeof ownCardPaymentPrompts)['statements'] &
  (typeof paidForPrompts)['statements'];

/** A sentence about paying by card with its slots filled. */
export const tellPay = createTell<CardPaymentStatements>();

/** How the brands of cards are written, in every language. */
const brands = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  discover: 'Discover',
  amex: 'American Express',
  jcb: 'JCB',
  maestro: 'Maestro',
  'diners-club': 'Diners Club',
  optima: 'Optima',
  enroute: 'enRoute',
} as const;

/** What is paid, what that costs, when it counts and with which cards, before the caller agrees. */
export function tellQuote(context: Context): Told[] {
  const { paying, settings, language, pace } = context;
  if (!paying || !settings.pay) return [];
  const { amountCents: amount, feeCents: fee } = paying;
  const cards = new Intl.ListFormat(language, { type: 'disjunction' }).format(
    settings.pay.cards.map((kind) => brands[kind]),
  );
  return [
    fee > 0 ? tellPay('pay-quote', { amount, fee, total: amount + fee }) : tellPay('pay-quote-free', { amount }),
    ...(isMoreThanOwed(context) ? [tellPay('pay-more-than-owed')] : []),
    ...tellWhenItCounts(context),
    tellPay('cards-taken', { cards }),
    ...(pace === 'relay' && !settings.pay.typed ? [tellPay('pay-with-help')] : []),
  ];
}

/** A caller who pays more than is due is told so, and may. */
function isMoreThanOwed({ paying, case: found }: Context): boolean {
  if (!paying || !found) return false;
  return paying.amountCents > Math.max(found.arrearsCents, 0) + (dueOf(found) ?? 0);
}

/** What is still to be paid of this month's order; undefined where that is nothing, or not known. */
export function dueOf({ due, monthlySupportCents, status = 'open' }: NonNullable<Context['case']>): number | undefined {
  const left = due ? due.amountCents - (due.paidCents ?? 0) : monthlySupportCents;
  return left > 0 && status === 'open' ? left : undefined;
}

/** Callers abroad, for whom it may be another day, are told the day. */
function tellWhenItCounts({ counts, settings, paying }: Context): Told[] {
  if (paying?.countsOn !== undefined) return [tellPay('pay-counts-on', { day: paying.countsOn })];
  const { cutOff } = settings.pay ?? {};
  if (!counts || cutOff === undefined) return [];
  if (counts.isToday && !settings.abroad) return [tellPay('pay-counts-today', { cutOff })];
  return [tellPay('pay-counts-on', { day: counts.date })];
}

export function tellPaid(context: Context): Told[] {
  return context.charged ? [...tellConfirmed(context.charged), ...tellWhenItCounts(context)] : [];
}

type Charged = NonNullable<Context['charged']>;

/** The confirmation number is told twice. */
function tellConfirmed({ amountCents, feeCents, confirmation: number }: Charged): Told[] {
  return [
    tellPay('card-paid', { total: amountCents + feeCents }),
    ...(number === undefined
      ? []
      : [tellPay('card-confirmation', { number }), tellPay('card-confirmation-again', { number })]),
  ];
}

/** How a payment stands, to a caller of whose call nothing else is known. */
export function tellCharged(charged: Charged | undefined): Told[] {
  if (charged?.state === 'paid') return tellConfirmed(charged);
  return charged?.state === 'not-paid' ? tellNotPaid({ charged }) : tellUnsettled({ charged });
}

/** Why nothing was charged. */
export function tellNotPaid({ charged }: Pick<Context, 'charged'>): Told[] {
  const { outcome } = charged ?? {};
  if (outcome === 'declined') return [tellPay('card-declined')];
  if (outcome === 'invalid-card') return [tellPay('card-invalid')];
  return [tellPay(outcome === 'too-many-tries' ? 'card-too-many-tries' : 'card-cancelled')];
}

/** Nobody knows yet whether the card was charged: where the processor did not answer, that is said. */
export function tellUnsettled({ charged }: Pick<Context, 'charged'>): Told[] {
  return [
    ...(charged?.outcome === 'processor-down' ? [tellPay('card-processor-down')] : []),
    tellPay('card-unsettled'),
  ];
}

type PaidBefore = NonNullable<Context['cardPayments']>[number];

/** Whether nobody knows yet if the card was charged. */
export function isUnsettled({ state }: Pick<PaidBefore, 'state'>): boolean {
  return state === 'unsettled';
}

/** What was paid by card before and is in no record yet. That of one case, where one is meant; a payment for all counts with each. */
export function tellPaidBefore({ cardPayments = [] }: Pick<Context, 'cardPayments'>, position?: number): Told[] {
  return cardPayments
    .filter((paid) => position === undefined || paid.case === undefined || paid.case === position)
    .flatMap(({ state, amountCents: amount, date }) => {
      if (state === 'paid') return [tellPay('card-paid-before', { amount, date })];
      return state === 'unsettled' ? [tellPay('card-unsettled-before', { amount, date })] : [];
    });
}
