import type { ToldCardPayment } from '../../src/agency/card-payment.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { remember } from './actions.ts';
import { type Context, participantOf } from './context.ts';
import { part } from './setup.ts';

interface At {
  readonly context: Context;
}

/** Whether what the caller paid by card in calls of the last days is still to be read: once, where cards are taken. */
export function isToLookBack({ context: { settings, participant, cardPayments } }: At): boolean {
  return settings.pay !== undefined && participant?.payer === true && cardPayments === undefined;
}

/** What a payer asks for of whom that is not read yet: first at `lookingBack`, else at `next`. */
export function afterLookingBack(id: string, next: string) {
  return part.createStateConfig({
    id,
    always: [{ guard: isToLookBack, target: 'lookingBack' }, { target: next }],
  });
}

/** Reads it, to be told with the balance and the payments; `tell`: what is told at once. A caller hears the rest where it cannot be read. */
export function lookBack(next: string, tell: (found: readonly ToldCardPayment[]) => readonly Told[] = () => []) {
  return part.createStateConfig({
    entry: {
      type: 'findCardPayments',
      params: ({ context }) => ({ participant: participantOf(context), timeZone: context.settings.timeZone }),
    },
    on: {
      'card-payments-found': {
        target: next,
        actions: remember<'card-payments-found'>(({ context, event: { found } }) => ({
          cardPayments: found,
          first: [...context.first, ...tell(found)],
        })),
      },
      'records-unavailable': { target: next, actions: part.assign({ cardPayments: [] }) },
    },
  });
}
