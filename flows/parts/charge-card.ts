import type { CardQuestion } from '../../src/dialogue/output.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { remember } from './actions.ts';
import { mainMenuKey, silenceEnds } from './anything-else.ts';
import { type Context, nameOfCaseAt } from './context.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tellNotPaid, tellPaid, tellPay, tellQuote, tellUnsettled } from './tell-card-payment.ts';

interface Leads {
  /** Where `#` leads before a card is asked for. */
  readonly back: string;
  /** Where the other ways to pay are told. */
  readonly ways: string;
}

/**
 * From how much is paid to what became of it: the amount by keys, its fee, the caller's yes, the card, the result. Begins at `askingAmount`, or
 * at `quoting` where the amount is known. Goes in the state `payByCard`.
 */
export function chargeCard({ back, ways }: Leads) {
  return {
    askingAmount: askingAmount(back),
    quoting,
    timing,
    confirming: confirming({ back, ways }),
    beginning,
    charging,
    settling,
    timingPaid,
    paid,
    notPaid: notPaid(ways),
    unsettled,
    quoteDown: recordsDown({ again: 'quoting', back }),
    beginDown: recordsDown({ again: 'beginning', back }),
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

const quoting = part.createStateConfig({
  entry: {
    type: 'quotePayment',
    params: ({ context }) => ({
      ...paidCaseOf(context),
      participant: context.participant?.reference,
      terms: context.settings.pay ?? noTerms,
    }),
  },
  on: {
    'payment-quoted': {
      target: 'timing',
      actions: remember<'payment-quoted'>(({ event: { amountCents, feeCents, quote } }) => ({
        paying: { amountCents, feeCents, quote },
      })),
    },
    'payment-refused': [
      {
        guard: ({ event }) => event.why === 'too-little',
        target: 'askingAmount',
        actions: remember<'payment-refused'>(({ context, event: { limitCents: least } }) =>
          refuseAmount(context, tellPay('pay-too-little', { least })),
        ),
      },
      {
        target: 'askingAmount',
        actions: remember<'payment-refused'>(({ context, event: { limitCents: most } }) =>
          refuseAmount(context, tellPay('pay-too-much', { most })),
        ),
      },
    ],
    'records-unavailable': 'quoteDown',
  },
});

function refuseAmount({ first, unfit }: Context, told: ReturnType<typeof tellPay>) {
  return { paying: undefined, first: [...first, told], unfit: unfit + 1 };
}

/** What is paid, by the case that was chosen; all of the caller's cases where none was. */
function paidCaseOf(context: Context) {
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

const rememberDay = remember<'payment-day-read'>(({ event: { counts } }) => ({ counts }));

const readDay = { type: 'readPaymentDay', params: {} } as const;

/** When a payment counts that is made now. */
const timing = part.createStateConfig({
  entry: readDay,
  on: { 'payment-day-read': { target: 'confirming', actions: rememberDay }, 'records-unavailable': 'confirming' },
});

const timingPaid = part.createStateConfig({
  entry: readDay,
  on: { 'payment-day-read': { target: 'paid', actions: rememberDay }, 'records-unavailable': 'paid' },
});

function confirming({ back, ways }: Leads) {
  return part.createStateConfig(
    menu(
      'confirm-card-payment',
      {
        pay: { key: '1', to: 'beginning' },
        amount: { key: '2', to: 'askingAmount' },
        'other-ways': { key: '3', to: ways },
      },
      { tell: tellQuote, on: { back } },
    ),
  );
}

/** The payment is kept before a card is asked for. */
const beginning = part.createStateConfig({
  entry: {
    type: 'beginPayment',
    params: ({ context }) => ({
      ...paidCaseOf(context),
      participant: context.participant?.reference,
      paidFor: context.participant ? undefined : context.paidFor,
      feeCents: context.paying?.feeCents ?? 0,
      quote: context.paying?.quote,
      before: context.paymentsBegun,
    }),
  },
  on: {
    'payment-begun': {
      target: 'charging',
      actions: remember<'payment-begun'>(({ context, event: { payment } }) => ({
        paying: context.paying && { ...context.paying, payment },
        paymentsBegun: context.paymentsBegun + 1,
      })),
    },
    'records-unavailable': 'beginDown',
  },
});

const charging = part.createStateConfig({
  meta: { tell: () => [tellPay('card-first')], ask: askForCard },
  on: {
    charged: {
      target: 'settling',
      actions: {
        type: 'settlePayment',
        params: ({ context, event: { outcome, charge } }) => ({
          payment: context.paying?.payment ?? '',
          outcome,
          charge,
          timeZone: context.settings.timeZone,
        }),
      },
    },
  },
});

function askForCard({ paying, settings: { pay } }: Context): CardQuestion {
  const { connector = '', cards = [] } = pay ?? {};
  const { payment = '', amountCents = 0, feeCents = 0 } = paying ?? {};
  return { kind: 'card', prompt: 'card-number', payment, amountCents: amountCents + feeCents, connector, cards };
}

/** What was charged in this call is told with what is owed, as that of other calls is. */
const rememberCharge = remember<'payment-settled'>(({ context, event: { settled } }) => ({
  charged: settled,
  ...(context.participant && {
    cardPayments: [settled, ...(context.cardPayments ?? []).filter(({ payment }) => payment !== settled.payment)],
  }),
}));

/** How the payment stands, by the first result that is certain: that of this turn may be another one. */
const settling = part.createStateConfig({
  on: {
    'payment-settled': [
      { guard: ({ event }) => event.settled.state === 'paid', target: 'timingPaid', actions: rememberCharge },
      { guard: ({ event }) => event.settled.state === 'not-paid', target: 'notPaid', actions: rememberCharge },
      { target: 'unsettled', actions: rememberCharge },
    ],
    'records-unavailable': {
      target: 'unsettled',
      description: 'The result stands at the carrier and comes once more; the caller is told that nobody knows yet.',
    },
  },
});

const toMainMenu = { key: mainMenuKey, to: '#mainMenu' } as const;

const paid = part.createStateConfig(
  menu(
    'after-card-payment',
    { again: { key: '1', actions: [] }, 'main-menu': toMainMenu, goodbye: { to: '#goodbye' } },
    { ...silenceEnds, tell: tellPaid, on: { ...silenceEnds.on, back: '#mainMenu' } },
  ),
);

/** Another try is another payment: its fee is asked for and agreed anew. */
function notPaid(ways: string) {
  return part.createStateConfig(
    menu(
      'card-not-paid',
      { again: { key: '1', to: 'quoting' }, 'main-menu': toMainMenu, 'other-ways': { key: '3', to: ways } },
      { tell: tellNotPaid, on: { back: '#mainMenu' } },
    ),
  );
}

/** Nobody is led to pay twice. */
const unsettled = part.createStateConfig(
  menu(
    'card-unsettled-menu',
    { agent: { key: '1', to: '#agent' }, 'main-menu': toMainMenu, goodbye: { to: '#goodbye' } },
    { ...silenceEnds, tell: tellUnsettled, on: { ...silenceEnds.on, back: '#mainMenu' } },
  ),
);
