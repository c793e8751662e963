import { assign } from 'xstate';
import { menu } from '../../src/dialogue/menu.ts';
import { remember, sayTold } from './actions.ts';
import { chargeCard } from './charge-card.ts';
import { chooseAmount } from './choose-amount.ts';
import { chooseCase } from './choose-case.ts';
import { caseAt, type Context, participantOf } from './context.ts';
import { paidOrReply } from './paid-or-reply.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tellPaidBefore, tellPay, tellQuote } from './tell-card-payment.ts';
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
      ...chooseAmount,
      lookDown: recordsDown({ again: 'lookingBack', back: '#mainMenu' }),
      caseDown: recordsDown({ again: 'findingCase', back: '#mainMenu' }),
      agreeing,
      confirmingOrLink: confirmingOrLink(ways),
      ...chargeCard({ back: '#mainMenu', ways, confirm: 'agreeing', whenPaid: 'offeringReply' }),
      ...paidOrReply,
    },
  });
}
