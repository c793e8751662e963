import { writeCents } from '../../src/agency/money.ts';
import type { ReportedPayment, ToldPayment } from '../../src/agency/payment.ts';
import { remember } from './actions.ts';
import { type Context, participantOf } from './context.ts';
import { part } from './setup.ts';

/** A payment that was expected and never came can be reported. */
export function isLate({ standing }: ToldPayment): boolean {
  return standing === 'overdue';
}

function toReported({ kind, date, method, amountCents, caseEnding, caseReference }: ToldPayment): ReportedPayment {
  const ofCase = {
    ...(caseEnding !== undefined && { caseEnding }),
    ...(caseReference !== undefined && { caseReference }),
  };
  return { kind, date, method, amount: writeCents(amountCents), ...ofCase };
}

/** The one case that all of them are of, by the end of its number; undefined where there are several, or where the caller has only one. */
function findEnding({ reported = [] }: Context): string | undefined {
  const endings = new Set(reported.map(({ caseEnding }) => caseEnding));
  return endings.size === 1 ? [...endings][0] : undefined;
}

const preparing = part.createStateConfig({
  entry: part.assign(({ context }) => {
    const reported = context.payments?.page.filter(isLate) ?? [];
    const isOfOnlyCase = reported.every(({ caseEnding }) => caseEnding === undefined);
    return {
      reported,
      request: { kind: 'missing-payment', details: { payments: reported.map(toReported) } },
      chosenCase: isOfOnlyCase ? 1 : undefined,
    };
  }),
  always: [
    { guard: ({ context }) => findEnding(context) !== undefined, target: 'findingCase' },
    {
      target: '#request',
      description: 'The caller has one case, or the payments name their own.',
    },
  ],
});

const rememberPosition = remember<'position-found'>(({ event }) => ({ chosenCase: event.position }));

/** A request names its case by the position. */
const findingCase = part.createStateConfig({
  entry: {
    type: 'findPosition',
    params: ({ context }) => ({
      participant: participantOf(context),
      ending: findEnding(context) ?? '',
      caseReference: context.reported?.[0]?.caseReference,
    }),
  },
  on: {
    'position-found': { target: '#request', actions: rememberPosition },
    'records-unavailable': { target: '#request', description: 'The payment names its case as well.' },
  },
});

/** Reports the payments that were just told to be late. They are known, so that nothing is asked. */
export const reportLate = part.createStateConfig({
  initial: 'preparing',
  states: { preparing, findingCase },
});
