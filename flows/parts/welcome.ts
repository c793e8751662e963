import { remember } from './actions.ts';
import { tellFirstOf } from './balance.ts';
import { caseAt } from './context.ts';
import { part } from './setup.ts';

/** A caller with an errand gets it done. Without a case there is no balance, and of several nobody has said yet which one they mean. */
function starting(next: string) {
  return part.createStateConfig({
    always: [
      { guard: ({ context }) => context.errand !== undefined, target: '#errand' },
      { guard: ({ context }) => context.participant?.cases === 1, target: 'finding' },
      { target: next },
    ],
  });
}

const sayBalance = remember<'case-found'>(({ context, event: { found } }) => ({
  first: [...context.first, ...(found.count === 1 ? tellFirstOf(found) : [])],
}));

function finding(next: string) {
  return part.createStateConfig({
    entry: {
      type: 'findCase',
      params: ({ context }) => caseAt(context, 1),
    },
    on: {
      'case-found': { target: next, actions: sayBalance },
      'no-case': next,
      'records-unavailable': {
        target: next,
        description: 'The caller has not asked for it yet, and hears at the menu that the records are down.',
      },
    },
  });
}

/** A caller who has just signed in and has one case hears its balance before the menu `next`: most call for it. */
export function welcome(next: string) {
  return part.createStateConfig({
    id: 'welcome',
    initial: 'starting',
    states: { starting: starting(next), finding: finding(next) },
  });
}
