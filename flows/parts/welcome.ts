import { remember } from './actions.ts';
import { tellFirstOf } from './balance.ts';
import { caseAt, type Context, participantOf } from './context.ts';
import { part } from './setup.ts';
import { isUnsettled, tellPaidBefore } from './tell-card-payment.ts';

/** A caller with an errand gets it done. Without a case there is no balance, and of several nobody has said yet which one they mean. */
function starting(next: string) {
  return part.createStateConfig({
    always: [
      { guard: isToLookBack, target: 'lookingBack' },
      { guard: ({ context }) => context.errand !== undefined, target: '#errand' },
      { guard: ({ context }) => context.participant?.cases === 1, target: 'finding' },
      { target: next },
    ],
  });
}

/** Where cards are taken, what was paid in calls of the last days is read once, and told with the balance and the payments. */
function isToLookBack({ context: { settings, participant, cardPayments } }: { readonly context: Context }): boolean {
  return settings.pay !== undefined && participant?.payer === true && cardPayments === undefined;
}

/** Whose payment is not known to have gone through hears so first. */
const lookingBack = part.createStateConfig({
  entry: {
    type: 'findCardPayments',
    params: ({ context }) => ({ participant: participantOf(context), timeZone: context.settings.timeZone }),
  },
  on: {
    'card-payments-found': {
      target: 'starting',
      actions: remember<'card-payments-found'>(({ context, event: { found } }) => ({
        cardPayments: found,
        first: [...context.first, ...tellPaidBefore({ cardPayments: found.filter(isUnsettled) })],
      })),
    },
    'records-unavailable': { target: 'starting', actions: part.assign({ cardPayments: [] }) },
  },
});

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
