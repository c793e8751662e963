import { remember } from './actions.ts';
import { tellFirstOf } from './balance.ts';
import { caseAt, type Context } from './context.ts';
import { isToLookBack, lookBack } from './look-back.ts';
import { part } from './setup.ts';
import { isUnsettled, tellPaidBefore } from './tell-card-payment.ts';

/** A caller with an errand gets it done. Without a case there is no balance, and of several nobody has said yet which one they mean. */
function starting(next: string) {
  return part.createStateConfig({
    always: [
      { guard: mayBeUnsettled, target: 'lookingBack' },
      { guard: ({ context }) => context.errand !== undefined, target: '#errand' },
      { guard: ({ context }) => context.participant?.cases === 1, target: 'finding' },
      { target: next },
    ],
  });
}

/** Who is known to have nothing open is spared the look back: it is taken once they ask for the balance or the payments. */
function mayBeUnsettled(at: { readonly context: Context }): boolean {
  return isToLookBack(at) && at.context.participant?.unsettledPayments !== false;
}

/** Whose payment is not known to have gone through hears so first. */
const lookingBack = lookBack('starting', (found) => tellPaidBefore({ cardPayments: found.filter(isUnsettled) }));

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
    states: { starting: starting(next), lookingBack, finding: finding(next) },
  });
}
