import { remember } from './actions.ts';
import { tellFirstOf } from './balance.ts';
import { caseAt } from './context.ts';
import { part } from './setup.ts';

/** A caller with an errand gets it done. Without a case there is no balance, and of several nobody has said yet which one they mean. */
const starting = part.createStateConfig({
  always: [
    { guard: ({ context }) => context.errand !== undefined, target: '#errand' },
    { guard: ({ context }) => context.participant?.cases === 1, target: 'finding' },
    { target: '#mainMenu' },
  ],
});

const sayBalance = remember<'case-found'>(({ context, event: { found } }) => ({
  first: [...context.first, ...(found.count === 1 ? tellFirstOf(found) : [])],
}));

const finding = part.createStateConfig({
  entry: {
    type: 'findCase',
    params: ({ context }) => caseAt(context, 1),
  },
  on: {
    'case-found': { target: '#mainMenu', actions: sayBalance },
    'no-case': '#mainMenu',
    'records-unavailable': {
      target: '#mainMenu',
      description: 'The caller has not asked for it yet, and hears at the menu that the records are down.',
    },
  },
});

/** A caller who has just signed in and has one case hears its balance before the main menu: most call for it. */
export const welcome = part.createStateConfig({ id: 'welcome', initial: 'starting', states: { starting, finding } });
