import { assign } from 'xstate';
import type { EffectResults } from '../../src/dialogue/effects.ts';
import type { FlowEvent } from '../../src/dialogue/event.ts';
import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Context } from './context.ts';
import { say, tell } from './statements.ts';
import { part } from './setup.ts';

/** Nobody is left in silence for longer than a minute, which is three looks at the line; and every third word offers the choices again. */
const mostSilent = 2;
const wordsBetweenChoices = 3;

/** The place in line, as it was just found, and whether something is said of it now. */
export const rememberPlace = assign<Context, EffectResults['askQueue'], undefined, FlowEvent, never>({
  queued({ context: { queued: before }, event }) {
    if (event.type !== 'queued') return before;
    const { position, minutes, callsBack } = event;
    if (!before) return { position, minutes, callsBack, silent: 0, told: 0 };
    const isNews = position !== before.position || before.silent >= mostSilent;
    return isNews
      ? { position, minutes, callsBack, silent: 0, told: (before.told + 1) % wordsBetweenChoices }
      : { ...before, silent: before.silent + 1 };
  },
});

function tellPlace({ queued }: Context): Told[] {
  if (!queued || queued.silent > 0) return [];
  const { position, minutes, told, callsBack } = queued;
  const place = [tell('place-in-queue', { position }), tell('wait-in-queue', { minutes })];
  return callsBack && told === 0 ? [...place, tell('callback-keeps-place')] : place;
}

/** Whoever comes back is told everything again. */
const forget = { type: 'forgetPlace', params: undefined } as const;

const leave = ['forgetPlace', { type: 'leaveQueue', params: {} }, say('queue-left')] as const;
const toMenu = [
  { guard: 'signedIn', target: '#mainMenu', actions: leave },
  { target: '#role', actions: leave },
] as const;

/** Everybody at the desk is busy: the caller waits, and the line is looked at again and again. Silence is waiting. */
export const waitingForDesk = part.createStateConfig(
  menu(
    'waiting-for-desk',
    {
      callback: { key: '1', to: 'askingNumber', doing: { type: 'holdPlace', params: undefined } },
      message: { key: '2', to: 'leavingMessage', doing: forget },
    },
    {
      tell: tellPlace,
      hold: ({ queued }: Context) => ({ quiet: queued !== undefined && queued.silent + queued.told > 0 }),
      on: {
        'no-input': 'asking',
        'no-match': [{ guard: 'missedTooOften', target: 'asking', actions: ['forgive', 'forgetPlace'] }, {}],
        repeat: { actions: 'sayPlaceAnew' },
        'more-time': { actions: ['takeTime', 'sayPlaceAnew'] },
        'other-language': { target: 'asking', actions: ['switchLanguage', 'forgetPlace'] },
        back: toMenu,
        'main-menu': toMenu,
      },
    },
  ),
);
