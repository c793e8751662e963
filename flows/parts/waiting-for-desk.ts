import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import {
  forgetPlace,
  forgetSaid,
  holdPlace,
  leaveQueue,
  remember,
  say,
  sayPlaceAnew,
  switchLanguage,
  takeTime,
} from './actions.ts';
import { afterMisses } from './after-misses.ts';
import type { Context } from './context.ts';
import { tell } from './tell.ts';
import { part } from './setup.ts';

/** A caller waits in silence for a minute at most, which is three looks at the queue. Every third word on the place offers the choices again. */
const mostSilent = 2;
const wordsBetweenChoices = 3;

/** The place in the queue, as it was just found, and whether something is said of it now. */
export const rememberPlace = remember<'queued'>(({ context: { queued: before }, event }) => {
  const { position, minutes, callsBack } = event;
  if (!before) return { queued: { position, minutes, callsBack, silent: 0, told: 0 } };
  const isNews = position !== before.position || before.silent >= mostSilent;
  return {
    queued: isNews
      ? { position, minutes, callsBack, silent: 0, told: (before.told + 1) % wordsBetweenChoices }
      : { ...before, silent: before.silent + 1 },
  };
});

function tellPlace({ queued }: Context): Told[] {
  if (!queued || queued.silent > 0) return [];
  const { position, minutes, told, callsBack } = queued;
  const place = [tell('place-in-queue', { position }), tell('wait-in-queue', { minutes })];
  return callsBack && told === 0 ? [...place, tell('callback-keeps-place')] : place;
}

const giveUp = { target: '#home', actions: [forgetPlace, leaveQueue, say('queue-left')] } as const;

/** The next look at the queue tells the place and the choices. */
const tellPlaceNext = part.assign({
  queued: ({ context: { queued } }) => queued && { ...queued, silent: mostSilent, told: wordsBetweenChoices - 1 },
});

/** The pound key is a slip more often than a wish. A caller who says nothing goes on waiting. */
export const leavingQueue = part.createStateConfig(
  menu(
    'leave-queue',
    {
      stay: { key: '1', to: 'asking', actions: tellPlaceNext },
      leave: { key: '2', to: '#home', actions: giveUp.actions },
    },
    {
      on: {
        'no-input': 'asking',
        'no-match': afterMisses('asking', tellPlaceNext),
        back: { target: 'asking', actions: tellPlaceNext },
        'main-menu': giveUp,
      },
    },
  ),
);

/** Everybody at the desk is busy: the caller waits, and each silence looks at the queue again. */
export const waitingForDesk = part.createStateConfig(
  menu(
    'waiting-for-desk',
    {
      callback: { key: '1', to: 'findingCallingNumber', actions: holdPlace },
      message: { key: '2', to: 'leavingMessage', actions: forgetPlace },
    },
    {
      tell: tellPlace,
      hold: ({ queued }: Context) => ({ quiet: queued !== undefined && queued.silent + queued.told > 0 }),
      on: {
        'no-input': 'asking',
        'no-match': afterMisses('asking', forgetPlace),
        repeat: { actions: sayPlaceAnew },
        'more-time': { actions: [takeTime, sayPlaceAnew] },
        'other-language': { target: 'asking', actions: [switchLanguage, forgetPlace, forgetSaid] },
        back: 'leavingQueue',
        'main-menu': 'leavingQueue',
      },
    },
  ),
);
