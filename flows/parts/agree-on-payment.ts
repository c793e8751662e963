import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { PayResults } from '../../src/dialogue/pay-effects.ts';
import { remember } from './actions.ts';
import { type Context, nameOfCaseAt } from './context.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tellPay, tellQuote } from './tell-card-payment.ts';

export interface PayLeads {
  /** Where `#` leads before a card is asked for. */
  readonly back: string;
  /** Where the other ways to pay are told. */
  readonly ways: string;
  /** Where the caller agrees to what is paid; left out: `confirming`. */
  readonly confirm?: string | undefined;
  /** Where a payment leads that was made; left out: `paid`. */
  readonly whenPaid?: string | undefined;
}

/** From how much is paid to the caller's yes: the amount by keys, its fee, and when it counts. A yes leads to `confirmed`. */
export function agreeOnPayment({ back, ways, confirm = 'confirming' }: PayLeads) {
  return {
    askingAmount: askingAmount(back),
    quoting: quoting({ ways, confirm }),
    timing: timePayment(confirm),
    confirming: confirming({ back, ways }),
    quoteDown: recordsDown({ again: 'quoting', back }),
  } as const;
}

/** Dollars and cents by keys. An amount is said back before anything is charged. */
function askingAmount(back: string) {
  return part.createStateConfig({
    meta: { ask: { kind: 'digits', prompt: 'pay-amount', minDigits: 1, maxDigits: 10, secret: true } },
    on: {
      entered: {
        target: 'quoting',
        actions: remember<'entered'>(({ event }) => ({ paying: payingOf(Number(event.digits)) })),
      },
      back,
    },
  });
}

export function payingOf(amountCents: number): NonNullable<Context['paying']> {
  return { amountCents, feeCents: 0 };
}

const noTerms = { fee: { cents: 0 }, leastCents: 1, mostCents: 0 } as const;

/** Whom a payment is for. */
export function payerOf({ participant, paidFor }: Context) {
  return { participant: participant?.reference, paidFor: participant ? undefined : paidFor };
}

const rememberQuote = remember<'payment-quoted'>(({ event: { type: _, ...paying } }) => ({ paying }));

/** What it costs, and which day it counts on; the agency's own answer, where it has one. */
function quoting({ ways, confirm }: Pick<PayLeads, 'ways'> & { readonly confirm: string }) {
  return part.createStateConfig({
    entry: {
      type: 'quotePayment',
      params: ({ context }) => ({
        ...paidCaseOf(context),
        ...payerOf(context),
        terms: context.settings.pay ?? noTerms,
      }),
    },
    on: {
      'payment-quoted': [
        { guard: ({ event }) => event.countsOn !== undefined, target: confirm, actions: rememberQuote },
        { target: 'timing', actions: rememberQuote },
      ],
      'payment-refused': [
        { guard: ({ event }) => !('limitCents' in event), target: ways, actions: rememberRefusal },
        { target: 'askingAmount', actions: rememberLimit },
      ],
      'records-unavailable': 'quoteDown',
    },
  });
}

type Refused = Extract<PayResults['quotePayment'], { readonly type: 'payment-refused' }>;

function tellRefused(event: Refused): Told {
  switch (event.why) {
    case 'too-little':
      return tellPay('pay-too-little', { least: event.limitCents });
    case 'too-much':
      return tellPay('pay-too-much', { most: event.limitCents });
    case 'card-not-accepted':
    case 'closed':
    case 'other':
      return tellPay(`pay-refused-${event.why}`);
  }
}

/** The agency takes no card now, however much is paid: the other ways are told. */
const rememberRefusal = remember<'payment-refused'>(({ context: { first }, event }) => ({
  paying: undefined,
  first: [...first, tellRefused(event)],
}));

const rememberLimit = remember<'payment-refused'>(({ context: { first, unfit }, event }) => ({
  paying: undefined,
  first: [...first, tellRefused(event)],
  unfit: unfit + 1,
}));

/** What is paid, by the case that was chosen; all of the caller's cases where none was. */
export function paidCaseOf(context: Context) {
  const { chosenCase, paying, case: found } = context;
  const amountCents = paying?.amountCents ?? 0;
  if (chosenCase === undefined) return { amountCents };
  const { ending, caseReference } = nameOfCaseAt(context, chosenCase);
  return {
    amountCents,
    case: chosenCase,
    caseEnding: ending ?? found?.numberEnding,
    caseReference: caseReference ?? found?.caseReference,
  };
}

const rememberPaymentDay = remember<'payment-day-read'>(({ event: { counts } }) => ({ counts }));

/** When a payment counts that is made now. */
export function timePayment(next: string) {
  return part.createStateConfig({
    entry: { type: 'readPaymentDay', params: {} },
    on: { 'payment-day-read': { target: next, actions: rememberPaymentDay }, 'records-unavailable': next },
  });
}

function confirming({ back, ways }: Pick<PayLeads, 'back' | 'ways'>) {
  return part.createStateConfig(
    menu(
      'confirm-card-payment',
      {
        pay: { key: '1', to: 'confirmed' },
        amount: { key: '2', to: 'askingAmount' },
        'other-ways': { key: '3', to: ways },
      },
      { tell: tellQuote, on: { back } },
    ),
  );
}
