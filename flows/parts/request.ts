import { assign } from 'xstate';
import type { RequestKind } from '../../src/agency/caller-request.ts';
import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { forgetPlace, goNowhere, remember, say } from './actions.ts';
import { afterMisses } from './after-misses.ts';
import { anythingElse } from './anything-else.ts';
import { type Context, hasCaseworker, nameOfCaseAt } from './context.ts';
import { introduce } from './introduce.ts';
import { tellReported } from './payment-statements.ts';
import { tellByCase } from './tell-by-case.ts';
import { tell } from './tell.ts';
import type { Topics } from './topic-prompts.ts';
import { part } from './setup.ts';

const answeredByMail: ReadonlySet<RequestKind> = new Set(['direct-deposit-form', 'statement', 'payment-history']);
const aboutOneCase: ReadonlySet<RequestKind> = new Set([
  'message',
  'missing-payment',
  'order-review',
  'direct-payment-credit',
]);

interface Requests {
  /** What the parts of the flow are about, for the person who calls back. */
  readonly topics: Topics;
  /** What is asked where a request is answered by mail, and there is no address to send it to. */
  readonly missingDetails?: object;
  /** What is asked in place of "anything else" once a caller who has not signed in has left something. */
  readonly leftByStranger?: object;
}

/** No letter can be promised to a bad address. */
const checkingAddress = part.createStateConfig({
  always: [{ guard: ({ context }) => lacksAddress(context), target: 'missingDetails' }, { target: 'leaving' }],
});

function lacksAddress({ request, participant }: Context): boolean {
  return answeredByMail.has(request?.kind ?? 'message') && participant?.mailingAddressValid === false;
}

const rememberReference = remember<'request-left'>(({ context: { request: left, requestsLeft }, event }) => ({
  requestsLeft: requestsLeft + 1,
  ...(left && { request: { ...left, reference: event.reference } }),
}));

/** The details are forgotten with the sending: among them are what the caller said and their number. */
const forgetDetails = part.assign({
  request: ({ context }) => context.request && { ...context.request, details: {} },
});

const finish = [rememberReference, forgetDetails, goNowhere] as const;

/** Of a request that is left on the way elsewhere. */
const sayLeft = part.assign({
  first: ({ context: { first, request: left } }) => [
    ...first,
    tell(left?.kind === 'callback' ? 'left-callback' : 'message-sent'),
  ],
});

function nameChosenCase(context: Context) {
  const { ending: caseEnding, caseReference } = nameOfCaseAt(context, context.chosenCase);
  return { case: context.chosenCase, caseEnding, caseReference };
}

const leaving = part.createStateConfig({
  entry: {
    type: 'leaveRequest',
    params: ({ context }) => {
      const { kind, details } = context.request ?? { kind: 'message', details: {} };
      return {
        participant: context.participant?.reference,
        kind,
        ...(aboutOneCase.has(kind) && nameChosenCase(context)),
        language: context.language,
        pace: context.pace,
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
        actions: [rememberReference, goNowhere],
      },
      {
        guard: ({ context }) => context.afterRequest === 'agent',
        target: '#agent',
        actions: [...finish, sayLeft],
      },
      {
        guard: ({ context }) => context.afterRequest === 'main-menu',
        target: '#home',
        actions: [...finish, sayLeft],
      },
      { target: 'whatElse', actions: finish },
    ],
  },
});

/** The request stands, be the place in the queue kept or lost. */
function keepingPlace(topics: Topics) {
  return part.createStateConfig({
    entry: {
      type: 'keepPlace',
      params: ({ context }) => ({
        reference: context.request?.reference ?? '',
        phone: context.request?.details.phone ?? '',
        language: context.language,
        pace: context.pace,
        told: introduce(context, topics),
      }),
    },
    on: {
      'place-kept': { target: 'whatElse', actions: forgetDetails },
      'place-lost': { target: 'whatElse', actions: [forgetDetails, forgetPlace] },
    },
  });
}

/** Callers who are not signed in may be asked for another topic in place of another errand. */
const whatElse = part.createStateConfig({
  always: [{ guard: 'signedIn', target: 'left' }, { target: 'leftByStranger' }],
});

/** What became of the request, and its reference. */
export function tellWhatWasLeft(context: Context): Told[] {
  const { request, reported = [], settings, participant, keepsPlace } = context;
  if (request?.reference === undefined) return [];
  if (request.kind === 'callback' && keepsPlace) return [tell('left-callback-keeps-place')];
  return [
    ...tellByCase(reported, (payment) => [tellReported(payment, settings)]),
    ...tellWhatIsDone(request.kind, hasCaseworker(context)),
    tell('request-reference', { reference: request.reference }),
    ...tellWhatWaits(request.kind, participant),
  ];
}

/** Text reminders were left in calls of an older version. */
function tellWhatIsDone(kind: RequestKind, forCaseworker: boolean): Told[] {
  if (kind === 'text-reminders') return [];
  return [tell(kind === 'message' && !forCaseworker ? 'left-message-stranger' : `left-${kind}`)];
}

/** A letter that was asked for before the new address is not ordered with it. */
function tellWhatWaits(kind: RequestKind, participant: Context['participant']): Told[] {
  return kind === 'contact-change' && participant?.mailingAddressValid === false ? [tell('mail-after-address')] : [];
}

const sayFailed = say('request-failed');

const giveUp = { target: '#home', actions: sayFailed } as const;

const failed = part.createStateConfig(
  menu(
    'records-down',
    { 'try-again': { key: '1', to: 'leaving' }, agent: { key: '2', to: '#agent', actions: sayFailed } },
    {
      on: {
        'hung-up': { target: 'leaving', actions: goNowhere },
        agent: { target: '#agent', actions: sayFailed },
        goodbye: { target: '#goodbye', actions: sayFailed },
        'main-menu': giveUp,
        back: giveUp,
        'no-input': afterMisses('#agent', sayFailed),
        'long-silence': { target: '#agent', actions: sayFailed },
        'no-match': afterMisses('#agent', sayFailed),
      },
    },
  ),
);

/** Leaves with the agency what the caller asked for, and says the reference. */
export function leaveRequests({ topics, missingDetails, leftByStranger }: Requests) {
  return part.createStateConfig({
    id: 'request',
    initial: 'checking',
    exit: assign({ reported: undefined }),
    states: {
      checking: missingDetails ? checkingAddress : { always: 'leaving' },
      ...(missingDetails && { missingDetails }),
      leaving,
      keepingPlace: keepingPlace(topics),
      whatElse: leftByStranger ? whatElse : { always: 'left' },
      failed,
      left: anythingElse(tellWhatWasLeft),
      ...(leftByStranger && { leftByStranger }),
    },
  });
}
