import { menu } from '../../src/dialogue/menu.ts';
import { mainMenuKey } from './anything-else.ts';
import type { Context } from './context.ts';
import { part } from './setup.ts';
import { tellWhereTheyGo } from './tell-reminders.ts';

/** A call may come where no text does: the number is known, and need not be entered again. */
const takeCall = part.assign(({ context }) => ({
  reminderWay: 'call' as const,
  textPhone: findUnreached(context),
}));

/** The number to which texts were agreed, and the last one did not arrive. */
export function findUnreached({ reminded = [] }: Pick<Context, 'reminded'>): string | undefined {
  return reminded.find(({ by, unreached }) => by === 'text' && unreached !== undefined)?.unreached;
}

/** Told before anything is asked: who wonders why no text comes. */
export const unreachedReminders = part.createStateConfig(
  menu(
    'unreached-reminders',
    {
      call: { key: '1', to: 'choosing', actions: takeCall },
      'main-menu': { key: mainMenuKey, to: '#mainMenu' },
      change: { key: '3', to: 'findingNumber' },
      stop: { key: '4', to: 'ending' },
      goodbye: { to: '#goodbye' },
    },
    { errands: true, tell: tellWhereTheyGo },
  ),
);
