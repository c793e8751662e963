import { menu } from '../../src/dialogue/menu.ts';
import { nextOpeningPrompt } from '../../src/dialogue/next-opening-prompt.ts';
import { countUnreached, forgetPlace, leaveQueue, remember, say } from './actions.ts';
import { afterMisses } from './after-misses.ts';
import { callbackStates } from './callback-states.ts';
import { type Context, onlyCase } from './context.ts';
import { leavingQueue, rememberPlace, waitingForDesk } from './waiting-for-desk.ts';
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
  on: { ...answers, queued: { target: 'waiting', actions: [rememberPlace, say('desk-unreached')] } },
});

const connecting = part.createStateConfig({
  meta: { tell: () => [tell('transfer')], end: 'transfer' },
});

/** Nobody answers at the desk: the agency calls back, or takes a message. A caller who stays silent has finished. */
const closed = part.createStateConfig(
  menu(
    'desk-closed',
    {
      callback: { key: '1', to: 'findingCallingNumber' },
      message: { key: '2', to: 'leavingMessage' },
      'go-on': { key: '3', to: '#home' },
    },
    {
      tell: ({ opening, settings }: Context) => nextOpeningPrompt(opening, settings),
      lastTry: { 'no-input': 'last-try-goodbye', 'no-match': 'last-try-goodbye' },
      on: {
        back: '#home',
        'no-input': afterMisses('#goodbye'),
        'long-silence': '#goodbye',
        'no-match': afterMisses('#goodbye'),
      },
    },
  ),
);

/** The desk was rung and nobody answered: it is asked again, and after the third time it counts as closed. */
export const afterUnreached = [
  { guard: 'rungOften', target: '#agent.closed', actions: [leaveQueue, forgetPlace, say('desk-unreached')] },
  { target: '#agent.askingAgain', actions: countUnreached },
] as const;

const begin = part.assign(({ context, event }) => ({
  misses: 0,
  unfit: 0,
  queued: undefined,
  keepsPlace: false,
  topic: event.at === undefined || event.at === 'agent' ? context.topic : event.at,
  // A caller with one case calls about it.
  chosenCase: onlyCase(context),
}));

/** A person, at every point of the call; a place in the queue while nobody is free; or, when nobody answers, a call back or a message. */
export function agent({ signsIn }: { readonly signsIn: boolean }) {
  return part.createStateConfig({
    id: 'agent',
    entry: begin,
    initial: 'asking',
    states: {
      asking,
      askingAgain,
      waiting: waitingForDesk,
      leavingQueue,
      connecting,
      closed,
      ...callbackStates(signsIn),
      leavingMessage: leaveMessage({ kind: 'message', back: '#agent.asking' }),
    },
  });
}
