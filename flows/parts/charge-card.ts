import type { PayResults } from '../../src/dialogue/pay-effects.ts';
import type { CardQuestion } from '../../src/dialogue/output.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { remember, sayTold } from './actions.ts';
import { agreeOnPayment, paidCaseOf, payerOf, type PayLeads, timePayment } from './agree-on-payment.ts';
import { mainMenuKey, silenceEnds } from './anything-else.ts';
import type { Context } from './context.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tellNotPaid, tellPaid, tellPay, tellUnsettled } from './tell-card-payment.ts';
import { isTyped, keysBeside } from './typed-card.ts';

type Settled = PayResults['settlePayment'];

/**
 * From how much is paid to what became of it: the amount by keys, its fee, the caller's yes, the card, the result. Begins at `askingAmount`, or
 * at `quoting` where the amount is known. Goes in the state `payByCard`.
 */
export function chargeCard({ back, ways, confirm, whenPaid = 'paid' }: PayLeads) {
  return {
    ...agreeOnPayment({ back, ways, confirm }),
    confirmed,
    keysBeside: keysBeside({ ready: 'beginning', back, ways }),
    beginning,
    charging,
    settling,
    timingPaid: timePayment(whenPaid),
    paid,
    notPaid: notPaid(ways),
    unsettled,
    beginDown: recordsDown({ again: 'beginning', back }),
  } as const;
}

/** What was charged in this call is told with what is owed, as that of other calls is. */
function afterCharge({ participant, cardPayments = [] }: Context, { settled }: Settled) {
  return {
    charged: settled,
    ...(participant && {
      cardPayments: [settled, ...cardPayments.filter(({ payment }) => payment !== settled.payment)],
    }),
  };
}

function whenSettled(actions: ReturnType<typeof remember<'payment-settled'>>) {
  return [
    { guard: ({ event }: { event: Settled }) => event.settled.state === 'paid', target: 'timingPaid', actions },
    { guard: ({ event }: { event: Settled }) => event.settled.state === 'not-paid', target: 'notPaid', actions },
    { target: 'unsettled', actions },
  ] as const;
}

/** A caller who types is told first what comes. */
const confirmed = part.createStateConfig({
  always: [{ guard: ({ context }) => isTyped(context), target: 'keysBeside' }, { target: 'beginning' }],
});

/** The payment is kept before a card is asked for. A caller who comes by here again with a payment that has had a result is told that. */
const beginning = part.createStateConfig({
  entry: {
    type: 'beginPayment',
    params: ({ context }) => ({
      ...paidCaseOf(context),
      ...payerOf(context),
      feeCents: context.paying?.feeCents ?? 0,
      quote: context.paying?.quote,
      before: context.paymentsBegun,
      timeZone: context.settings.timeZone,
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
    'quote-over': { target: 'quoting', actions: sayTold(tellPay('pay-quote-over')) },
    'payment-settled': whenSettled(
      remember<'payment-settled'>(({ context, event }) => ({
        ...afterCharge(context, event),
        paymentsBegun: context.paymentsBegun + 1,
      })),
    ),
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

/** How the payment stands, by the first result that is certain: that of this turn may be another one. */
const settling = part.createStateConfig({
  on: {
    'payment-settled': whenSettled(remember<'payment-settled'>(({ context, event }) => afterCharge(context, event))),
    'records-unavailable': {
      target: 'unsettled',
      description: 'The result stands at the carrier and comes once more; the caller is told that nobody knows yet.',
    },
  },
});

export const toMainMenu = { key: mainMenuKey, to: '#mainMenu' } as const;

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
