import { assign } from 'xstate';
import type { Question } from '../../src/dialogue/output.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { readCallableNumber } from '../../src/text/callable-number.ts';
import { nextOpeningPrompt } from '../../src/dialogue/next-opening-prompt.ts';
import { countUnreached, forgetPlace, leaveQueue, remember, say, sayUnfit } from './actions.ts';
import { afterMisses } from './after-misses.ts';
import type { Context } from './context.ts';
import { rememberPlace, waitingForDesk } from './waiting-for-desk.ts';
import { leaveMessage } from './leave-message.ts';
import { tell } from './tell.ts';
import { part } from './setup.ts';

const rememberOpening = remember<'desk-closed'>(({ event: { opening } }) => ({
  queued: undefined,
  keepsPlace: false,
  opening,
}));

const rememberWait = remember<'desk-open'>(({ event: { waitedMinutes } }) => ({
  opening: undefined,
  queued: undefined,
  waitedMinutes,
}));

/** Where the desk's answer leads a caller who was not in its queue. */
const answers = {
  'desk-open': { target: 'connecting', actions: rememberWait },
  queued: { target: 'waiting', actions: [rememberPlace, say('desk-busy')] },
  'desk-closed': { target: 'closed', actions: rememberOpening },
  'desk-unreached': { target: 'closed', actions: say('desk-unreached') },
} as const;

/** Asks whether somebody is free for the caller. */
const asking = part.createStateConfig({
  entry: { type: 'askQueue', params: ({ context: { language } }) => ({ language, unreached: false }) },
  on: {
    ...answers,
    queued: [{ guard: 'queued', target: 'waiting', actions: rememberPlace }, answers.queued],
    'desk-closed': [
      { guard: 'queued', target: 'closed', actions: [rememberOpening, say('desk-closed-meanwhile')] },
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

/** Nobody answers at the desk: the agency calls back, or takes a message. A caller who stays silent has finished. */
const closed = part.createStateConfig(
  menu(
    'desk-closed',
    {
      callback: { key: '1', to: 'askingNumber' },
      message: { key: '2', to: 'leavingMessage' },
      'go-on': { key: '3', to: '#home' },
    },
    {
      tell: ({ opening }: Context) => nextOpeningPrompt(opening),
      lastTry: { 'no-input': 'last-try-goodbye', 'no-match': 'last-try-goodbye' },
      on: {
        back: '#home',
        'no-input': afterMisses('#goodbye'),
        'no-match': afterMisses('#goodbye'),
      },
    },
  ),
);

const askingNumber = part.createStateConfig({
  meta: { ask: askNumber },
  on: {
    entered: [
      {
        guard: ({ context, event }) => toPhone(context, event.digits) !== undefined,
        target: 'confirmingNumber',
        actions: assign({
          request: ({ context, event }) => ({
            kind: 'callback',
            details: { phone: toPhone(context, event.digits) ?? '' },
          }),
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

/** A caller with a number in the records need not enter one, unless this system calls back: only the agency knows the number. */
function askNumber({ participant, keepsPlace }: Context): Question {
  const digits = { kind: 'digits', minDigits: 10, maxDigits: 15, secret: false } as const;
  return participant?.phoneOnFile && !keepsPlace
    ? { ...digits, prompt: 'callback-number-or-known', star: 'known' }
    : { ...digits, prompt: 'callback-number' };
}

function toPhone({ settings }: Context, digits: string): string | undefined {
  return readCallableNumber(digits, settings.callsBackTo);
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

/** The desk was rung and nobody answered: it is asked again, and after the third time it counts as closed. */
export const afterUnreached = [
  { guard: 'rungOften', target: '#agent.closed', actions: [leaveQueue, forgetPlace, say('desk-unreached')] },
  { target: '#agent.askingAgain', actions: countUnreached },
] as const;

/** A person, at every point of the call; a place in the queue while nobody is free; or, when nobody answers, a call back or a message. */
export const agent = part.createStateConfig({
  id: 'agent',
  entry: assign({
    misses: 0,
    unfit: 0,
    queued: undefined,
    keepsPlace: false,
    topic: ({ context, event }) => (event.at === undefined || event.at === 'agent' ? context.topic : event.at),
    // A caller with one case calls about it.
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
