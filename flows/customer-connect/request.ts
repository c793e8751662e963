import { assign } from 'xstate';
import type { RequestKind } from '../../src/agency/caller-request.ts';
import type { EffectResults } from '../../src/dialogue/effects.ts';
import type { FlowEvent } from '../../src/dialogue/event.ts';
import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { anotherTopic, anythingElse } from './anything-else.ts';
import type { Context } from './context.ts';
import { introduce } from './introduce.ts';
import { say, tell } from './statements.ts';
import { part } from './setup.ts';

const answeredByMail: ReadonlySet<RequestKind> = new Set(['direct-deposit-form', 'statement', 'payment-history']);
const aboutOneCase: ReadonlySet<RequestKind> = new Set(['message', 'missing-payment', 'order-review']);

/** What cannot be promised: a letter to a bad address, a text without a number. */
const checking = part.createStateConfig({
  always: [
    { guard: ({ context }) => lacksAddress(context) || lacksPhone(context), target: 'missingDetails' },
    { target: 'leaving' },
  ],
});

function lacksAddress({ request, participant }: Context): boolean {
  return answeredByMail.has(request?.kind ?? 'message') && participant?.mailingAddressValid === false;
}

function lacksPhone({ request, participant }: Context): boolean {
  return request?.kind === 'text-reminders' && request.details.consent === true && participant?.phoneOnFile === false;
}

const missingDetails = part.createStateConfig(
  menu(
    'missing-details',
    {
      give: { key: '1', to: '#contactChange' },
      agent: { key: '2', to: '#agent' },
      'main-menu': { key: '3', to: '#mainMenu' },
    },
    {
      tell: (context: Context) => [tell(lacksPhone(context) ? 'no-phone' : 'no-mailing-address')],
      on: { back: '#otherOptions' },
    },
  ),
);

const keepReference = assign<Context, EffectResults['leaveRequest'], undefined, FlowEvent, never>({
  afterRequest: undefined,
  requestsLeft: ({ context }) => context.requestsLeft + 1,
  request: ({ context, event }) =>
    context.request && { kind: context.request.kind, details: {}, reference: event.reference },
});

const forgetPhone = assign<Context, FlowEvent, undefined, FlowEvent, never>({
  request: ({ context }) => context.request && { ...context.request, details: {} },
});

const leaving = part.createStateConfig({
  entry: {
    type: 'leaveRequest',
    params: ({ context }) => {
      const { kind, details } = context.request ?? { kind: 'message', details: {} };
      return {
        participant: context.participant?.reference,
        kind,
        ...(aboutOneCase.has(kind) && { case: context.chosenCase }),
        language: context.language,
        details,
        before: context.requestsLeft,
      };
    },
  },
  on: {
    'records-unavailable': { target: 'failed', description: 'What the caller was leaving is not lost.' },
    'request-left': [
      {
        guard: ({ context }) => context.keepsPlace && context.request?.kind === 'callback',
        target: 'keepingPlace',
        actions: assign({
          requestsLeft: ({ context }) => context.requestsLeft + 1,
          request: ({ context, event }) => context.request && { ...context.request, reference: event.reference },
        }),
      },
      {
        guard: ({ context }) => context.afterRequest === 'agent',
        target: '#agent',
        actions: [keepReference, say('message-sent')],
      },
      {
        guard: ({ context }) => context.afterRequest === 'main-menu' && context.participant !== undefined,
        target: '#mainMenu',
        actions: [keepReference, say('message-sent')],
      },
      {
        guard: ({ context }) => context.afterRequest === 'main-menu',
        target: '#role',
        actions: [keepReference, say('message-sent')],
      },
      { guard: 'signedIn', target: 'left', actions: keepReference },
      { target: 'leftByStranger', actions: keepReference },
    ],
  },
});

/** The request stands, whatever becomes of the place in line. */
const keepingPlace = part.createStateConfig({
  entry: {
    type: 'keepPlace',
    params: ({ context }) => ({
      reference: context.request?.reference ?? '',
      phone: context.request?.details.phone ?? '',
      language: context.language,
      told: introduce(context),
    }),
  },
  on: {
    'place-kept': [
      { guard: 'signedIn', target: 'left', actions: forgetPhone },
      { target: 'leftByStranger', actions: forgetPhone },
    ],
    'place-lost': [
      { guard: 'signedIn', target: 'left', actions: [forgetPhone, 'forgetPlace'] },
      { target: 'leftByStranger', actions: [forgetPhone, 'forgetPlace'] },
    ],
  },
});

/** Nobody's caseworker has the message of somebody who is not known. */
function tellWhatWasLeft({ request, participant, keepsPlace }: Context): Told[] {
  if (request?.reference === undefined) return [];
  if (request.kind === 'callback' && keepsPlace) return [tell('left-callback-keeps-place')];
  const byStranger = request.kind === 'message' && !participant;
  return [
    tell(byStranger ? 'left-message-stranger' : `left-${request.kind}`),
    tell('request-reference', { reference: request.reference }),
  ];
}

const giveUp = [
  { guard: 'signedIn', target: '#mainMenu', actions: say('request-failed') },
  { target: '#role', actions: say('request-failed') },
] as const;

/** Leaves with the agency what the caller has asked for, and says under which reference. */
export const request = part.createStateConfig({
  id: 'request',
  initial: 'checking',
  states: {
    checking,
    missingDetails,
    leaving,
    keepingPlace,
    failed: menu(
      'records-down',
      { 'try-again': { key: '1', to: 'leaving' }, agent: { key: '2', to: '#agent', doing: say('request-failed') } },
      {
        on: {
          'hung-up': 'leaving',
          agent: { target: '#agent', actions: say('request-failed') },
          goodbye: { target: '#goodbye', actions: say('request-failed') },
          'main-menu': giveUp,
          back: giveUp,
          'no-input': [{ guard: 'missedTooOften', target: '#agent', actions: say('request-failed') }, {}],
          'no-match': [{ guard: 'missedTooOften', target: '#agent', actions: say('request-failed') }, {}],
        },
      },
    ),
    left: anythingElse(tellWhatWasLeft),
    leftByStranger: anotherTopic(tellWhatWasLeft),
  },
});
