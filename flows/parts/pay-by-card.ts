import { assign } from 'xstate';
import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { remember, sayTold } from './actions.ts';
import { payingOf } from './agree-on-payment.ts';
import { takesReplies } from './agree-to-replies.ts';
import { chargeCard } from './charge-card.ts';
import { chooseCase } from './choose-case.ts';
import { caseAt, type Context, participantOf } from './context.ts';
import { paidOrReply } from './paid-or-reply.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { dueOf, tellPaidBefore, tellPay, tellQuote } from './tell-card-payment.ts';
import { offersLink, payLink } from './pay-link.ts';
import { isTyped, offerKeys, offerKeysOrLink } from './typed-card.ts';

/** Whether cards are charged on the line. */
export function takesCards({ context: { settings } }: { readonly context: Context }): boolean {
  return settings.pay !== undefined;
}

const starting = part.createStateConfig({
  always: [
    { guard: ({ context }) => isTyped(context) && offersLink(context), target: 'typingOrLink' },
    { guard: ({ context }) => isTyped(context), target: 'typing' },
    { target: 'lookingBack' },
  ],
});

/** Who paid a moment ago, or does not know whether they did, hears so before they pay again. */
const lookingBack = part.createStateConfig({
  entry: {
    type: 'findCardPayments',
    params: ({ context }) => ({ participant: participantOf(context), timeZone: context.settings.timeZone }),
  },
  on: {
    'card-payments-found': {
      target: 'counting',
      actions: remember<'card-payments-found'>(({ context, event: { found } }) => ({
        cardPayments: found,
        first: [...context.first, ...tellPaidBefore({ cardPayments: found })],
      })),
    },
    'records-unavailable': 'lookDown',
  },
});

const counting = part.createStateConfig({
  always: [
    { guard: ({ context }) => (context.participant?.cases ?? 0) > 1, target: 'oneOrAll' },
    { target: 'choosingCase' },
  ],
});

const oneOrAll = part.createStateConfig(
  menu(
    'pay-for-which',
    {
      one: { key: '1', to: 'choosingCase' },
      all: { key: '2', to: 'askingAmount', actions: part.assign({ chosenCase: undefined, case: undefined }) },
    },
    { errands: true, on: { back: '#mainMenu' } },
  ),
);

/** Of a caller with several cases, or with one that is not told, it may be any. */
const thatCase = part.createStateConfig({
  id: 'paidCase',
  always: [
    { guard: ({ context }) => context.chosenCase === undefined, target: 'askingAmount' },
    { target: 'findingCase' },
  ],
});

const findingCase = part.createStateConfig({
  entry: { type: 'findCase', params: ({ context }) => caseAt(context, context.chosenCase ?? 1) },
});

const rememberCase = remember<'case-found'>(({ event: { found } }) => ({ case: found }));

/** What is due, as it is told and offered. */
const offering = part.createStateConfig({
  always: [
    {
      guard: ({ context }) => isDue(context) && isPastDue(context) && takesReplies({ context }),
      target: 'howMuchOrReply',
    },
    { guard: ({ context }) => isDue(context) && takesReplies({ context }), target: 'thisMonthOrReply' },
    { guard: ({ context }) => isDue(context) && isPastDue(context), target: 'howMuch' },
    { guard: ({ context }) => isDue(context), target: 'thisMonth' },
    { guard: ({ context }) => isPastDue(context), target: 'pastDue' },
    { target: 'askingAmount' },
  ],
});

function isDue({ case: found }: Context): boolean {
  return found !== undefined && dueOf(found) !== undefined;
}

function isPastDue({ case: found }: Context): boolean {
  return (found?.arrearsCents ?? 0) > 0;
}

const payThisMonth = {
  to: 'quoting',
  actions: part.assign({ paying: ({ context }) => payingOf((context.case && dueOf(context.case)) ?? 0) }),
} as const;

const payPastDue = {
  to: 'quoting',
  actions: part.assign({ paying: ({ context }) => payingOf(context.case?.arrearsCents ?? 0) }),
} as const;

const toMain = { errands: true, on: { back: '#mainMenu' } } as const;

const howMuch = part.createStateConfig(
  menu(
    'pay-how-much',
    {
      'this-month': { key: '1', ...payThisMonth },
      'past-due': { key: '2', ...payPastDue },
      other: { key: '3', to: 'askingAmount' },
    },
    { tell: (context: Context) => [...tellThisMonth(context), ...tellPastDue(context)], ...toMain },
  ),
);

const toReply = { to: '#payByReply' } as const;

const howMuchOrReply = part.createStateConfig(
  menu(
    'pay-how-much-or-reply',
    {
      'this-month': { key: '1', ...payThisMonth },
      'past-due': { key: '2', ...payPastDue },
      other: { key: '3', to: 'askingAmount' },
      reply: { key: '4', ...toReply },
    },
    { tell: (context: Context) => [...tellThisMonth(context), ...tellPastDue(context)], ...toMain },
  ),
);

const thisMonthOrReply = part.createStateConfig(
  menu(
    'pay-this-amount-or-reply',
    { this: { key: '1', ...payThisMonth }, other: { key: '2', to: 'askingAmount' }, reply: { key: '3', ...toReply } },
    { tell: tellThisMonth, ...toMain },
  ),
);

const thisMonth = part.createStateConfig(
  menu(
    'pay-this-amount',
    { this: { key: '1', ...payThisMonth }, other: { key: '2', to: 'askingAmount' } },
    { tell: tellThisMonth, ...toMain },
  ),
);

const pastDue = part.createStateConfig(
  menu(
    'pay-this-amount',
    { this: { key: '1', ...payPastDue }, other: { key: '2', to: 'askingAmount' } },
    { tell: tellPastDue, ...toMain },
  ),
);

function tellThisMonth({ case: found }: Context): Told[] {
  const amount = found && dueOf(found);
  return amount === undefined ? [] : [tellPay('pay-month-is', { amount })];
}

function tellPastDue({ case: found }: Context): Told[] {
  return found && found.arrearsCents > 0 ? [tellPay('pay-past-due-is', { amount: found.arrearsCents })] : [];
}

/** Where the records of a case lead: one in which the caller pays nothing, or pays elsewhere, leads to the other ways. */
function whenFound(ways: string) {
  return part.createStateConfig({
    on: {
      'case-found': [
        {
          guard: ({ event: { found } }) => found.role === 'recipient' && !found.ofCase,
          target: ways,
          actions: sayTold(tellPay('pay-nothing-as-recipient')),
        },
        {
          guard: ({ event: { found } }) => found.status === 'transferred',
          target: ways,
          actions: sayTold(tellPay('pay-not-here')),
        },
        { target: '.offering', actions: rememberCase },
      ],
      'no-case': { target: ways, actions: sayTold(tellPay('pay-not-here')) },
      'records-unavailable': '.caseDown',
    },
  }).on;
}

/** Who types has been offered the link before. */
const agreeing = part.createStateConfig({
  always: [
    { guard: ({ context }) => !isTyped(context) && offersLink(context), target: 'confirmingOrLink' },
    { target: 'confirming' },
  ],
});

/** Who does not want to key a card in, or to have it relayed, may pay on the agency's page. */
function confirmingOrLink(ways: string) {
  return part.createStateConfig(
    menu(
      'confirm-payment-or-link',
      {
        pay: { key: '1', to: 'confirmed' },
        amount: { key: '2', to: 'askingAmount' },
        link: { key: '3', to: 'link' },
        'other-ways': { key: '4', to: ways },
      },
      { tell: tellQuote, on: { back: '#mainMenu' } },
    ),
  );
}

/** Paying by card for callers who have signed in: which case, how much, and the card. `ways`: where the other ways to pay are told. */
export function payByCard({ ways }: { readonly ways: string }) {
  return part.createStateConfig({
    id: 'payByCard',
    initial: 'starting',
    exit: assign({ paying: undefined, counts: undefined, charged: undefined, case: undefined, cases: undefined }),
    on: whenFound(ways),
    states: {
      starting,
      typing: offerKeys({ keys: 'lookingBack', ways }),
      typingOrLink: offerKeysOrLink({ keys: 'lookingBack', link: 'link', ways }),
      link: payLink({ ways }),
      lookingBack,
      counting,
      oneOrAll,
      choosingCase: chooseCase({ next: '#paidCase', back: '#mainMenu', without: ways }),
      thatCase,
      findingCase,
      offering,
      howMuch,
      howMuchOrReply,
      thisMonth,
      thisMonthOrReply,
      pastDue,
      lookDown: recordsDown({ again: 'lookingBack', back: '#mainMenu' }),
      caseDown: recordsDown({ again: 'findingCase', back: '#mainMenu' }),
      agreeing,
      confirmingOrLink: confirmingOrLink(ways),
      ...chargeCard({ back: '#mainMenu', ways, confirm: 'agreeing' }),
      ...paidOrReply,
    },
  });
}
