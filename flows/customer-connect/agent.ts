import { assign } from 'xstate';
import type { EffectResults } from '../../src/dialogue/effects.ts';
import type { FlowEvent } from '../../src/dialogue/event.ts';
import type { Question } from '../../src/dialogue/output.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { nextOpeningPrompt } from '../../src/dialogue/next-opening-prompt.ts';
import type { Context } from './context.ts';
import { rememberPlace, waitingForDesk } from './waiting-for-desk.ts';
import { leaveMessage } from './leave-message.ts';
import { say, sayUnfit, tell } from './statements.ts';
import { part } from './setup.ts';

const keepOpening = assign<Context, EffectResults['askQueue'], undefined, FlowEvent, never>({
  queued: undefined,
  keepsPlace: false,
  opening: ({ event }) => (event.type === 'desk-closed' ? event.opening : undefined),
});

/** What is open to whoever was not in line before. */
const answers = {
  'desk-open': {
    target: 'connecting',
    actions: assign<Context, EffectResults['askQueue'], undefined, FlowEvent, never>({
      opening: undefined,
      queued: undefined,
      waitedMinutes: ({ event }) => (event.type === 'desk-open' ? event.waitedMinutes : 0),
    }),
  },
  queued: { target: 'waiting', actions: [rememberPlace, say('desk-busy')] },
  'desk-closed': { target: 'closed', actions: keepOpening },
  'desk-unreached': { target: 'closed', actions: say('desk-unreached') },
} as const;

/** Asks whether somebody is free for the caller. */
const asking = part.createStateConfig({
  entry: { type: 'askQueue', params: ({ context: { language } }) => ({ language, unreached: false }) },
  on: {
    ...answers,
    queued: [{ guard: 'queued', target: 'waiting', actions: rememberPlace }, answers.queued],
    'desk-closed': [
      { guard: 'queued', target: 'closed', actions: [keepOpening, say('desk-closed-meanwhile')] },
      answers['desk-closed'],
    ],
  },
});

/** The desk was rung, and nobody came to the phone. */
const askingAgain = part.createStateConfig({
  entry: { type: 'askQueue', params: ({ context: { language } }) => ({ language, unreached: true }) },
  on: answers,
});

const connecting = part.createStateConfig({
  meta: { tell: () => [tell('transfer')], end: 'transfer' },
});

/** Nobody comes to the phone: they call back, or take a message. Whoever says nothing has finished. */
const closed = part.createStateConfig(
  menu(
    'desk-closed',
    {
      callback: { key: '1', to: 'askingNumber' },
      message: { key: '2', to: 'leavingMessage' },
      'go-on': { key: '3', to: '#role' },
    },
    {
      tell: ({ opening }: Context) => nextOpeningPrompt(opening),
      lastTry: { 'no-input': 'last-try-goodbye', 'no-match': 'last-try-goodbye' },
      on: {
        'choose.go-on': [{ guard: 'signedIn', target: '#mainMenu' }, { target: '#role' }],
        back: [{ guard: 'signedIn', target: '#mainMenu' }, { target: '#role' }],
        'no-input': [{ guard: 'missedTooOften', target: '#goodbye', actions: 'forgive' }, {}],
        'no-match': [{ guard: 'missedTooOften', target: '#goodbye', actions: 'forgive' }, {}],
      },
    },
  ),
);

const askingNumber = part.createStateConfig({
  meta: { ask: askNumber },
  on: {
    entered: [
      {
        guard: ({ event }) => toPhone(event.digits) !== undefined,
        target: 'confirmingNumber',
        actions: assign({
          request: ({ event }) => ({ kind: 'callback', details: { phone: toPhone(event.digits) ?? '' } }),
        }),
      },
      { target: 'askingNumber', actions: sayUnfit('callback-number-unfit') },
    ],
    'choose.known': {
      target: '#request',
      actions: assign({ request: { kind: 'callback', details: {} } }),
    },
    back: 'asking',
  },
});

/** Whoever has a number in the records need not enter one, unless we are to call them from here: then only the agency knows it. */
function askNumber({ participant, keepsPlace }: Context): Question {
  const digits = { kind: 'digits', minDigits: 10, maxDigits: 15, secret: false } as const;
  return participant?.phoneOnFile && !keepsPlace
    ? { ...digits, prompt: 'callback-number-or-known', star: 'known' }
    : { ...digits, prompt: 'callback-number' };
}

/** Ten digits are a number of North America (NANP: no area code or exchange begins with 0 or 1); more begin with the country's. */
function toPhone(digits: string): string | undefined {
  const national = /^1?([2-9]\d\d[2-9]\d{6})$/.exec(digits)?.[1];
  if (national) return `+1${national}`;
  return /^[2-9]\d{10,14}$/.test(digits) ? `+${digits}` : undefined;
}

const confirmingNumber = part.createStateConfig(
  menu(
    'confirm-callback',
    { right: { key: '1', to: '#request' }, again: { key: '2', to: 'askingNumber' } },
    {
      tell: ({ request }: Context) => [tell('callback-number-taken', { phone: request?.details.phone ?? '' })],
      on: { back: 'askingNumber' },
    },
  ),
);

/** A person, at every point of the call; a place in line while nobody is free; or, when nobody answers, a call back or a message. */
export const agent = part.createStateConfig({
  id: 'agent',
  entry: assign({
    misses: 0,
    unfit: 0,
    queued: undefined,
    keepsPlace: false,
    topic: ({ context, event }) => (event.at === undefined || event.at === 'agent' ? context.topic : event.at),
    // Whoever has one case calls about it.
    chosenCase: ({ context }) => (context.participant?.cases === 1 ? 1 : undefined),
  }),
  initial: 'asking',
  states: {
    asking,
    askingAgain,
    waiting: waitingForDesk,
    connecting,
    closed,
    askingNumber,
    confirmingNumber,
    leavingMessage: leaveMessage({ kind: 'message', back: '#agent.asking' }),
  },
});
