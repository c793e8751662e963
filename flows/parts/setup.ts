import { setup } from 'xstate';
import { checkTargets } from '../../src/dialogue/check-targets.ts';
import type { Effects } from '../../src/dialogue/effects.ts';
import type { FlowEvent } from '../../src/dialogue/event.ts';
import type { LineSettings } from '../../src/dialogue/flow.ts';
import { missedTooOften } from '../../src/dialogue/misses.ts';
import type { Scene } from '../../src/dialogue/scene.ts';
import type { Context } from './context.ts';

/** The type of every part of the flow. Its actions are effects: they have no body, and `src/calls/effects/run-effects.ts` carries them out. */
export const part = setup({
  types: {
    context: {} as Context,
    events: {} as FlowEvent,
    input: {} as LineSettings,
    meta: {} as Scene<Context>,
  },
  actions: {
    identify: effect<'identify'>(),
    signIn: effect<'signIn'>(),
    requestPin: effect<'requestPin'>(),
    checkNewPin: effect<'checkNewPin'>(),
    changePin: effect<'changePin'>(),
    listCases: effect<'listCases'>(),
    findPosition: effect<'findPosition'>(),
    findCase: effect<'findCase'>(),
    findPayments: effect<'findPayments'>(),
    hasPayments: effect<'hasPayments'>(),
    hasStatement: effect<'hasStatement'>(),
    findAppointments: effect<'findAppointments'>(),
    findOffices: effect<'findOffices'>(),
    findLibraries: effect<'findLibraries'>(),
    readHours: effect<'readHours'>(),
    askQueue: effect<'askQueue'>(),
    leaveQueue: effect<'leaveQueue'>(),
    keepPlace: effect<'keepPlace'>(),
    findCallingNumber: effect<'findCallingNumber'>(),
    readCallbackNumber: effect<'readCallbackNumber'>(),
    leaveRequest: effect<'leaveRequest'>(),
    findConsents: effect<'findConsents'>(),
    findTextNumber: effect<'findTextNumber'>(),
    readTextNumber: effect<'readTextNumber'>(),
    giveConsents: effect<'giveConsents'>(),
    endConsents: effect<'endConsents'>(),
    sendPayLink: effect<'sendPayLink'>(),
    hidePaidFor: effect<'hidePaidFor'>(),
    quotePayment: effect<'quotePayment'>(),
    readPaymentDay: effect<'readPaymentDay'>(),
    beginPayment: effect<'beginPayment'>(),
    settlePayment: effect<'settlePayment'>(),
    findCardPayments: effect<'findCardPayments'>(),
    findReplies: effect<'findReplies'>(),
    keepCard: effect<'keepCard'>(),
    endReplies: effect<'endReplies'>(),
  },
  guards: {
    /** At relay pace silence leads nowhere: the question waits. */
    silentTwice: ({ context }) => context.pace === 'standard' && context.misses === 2,
    mayWantTime: ({ context }) => context.pace === 'standard' && !missedTooOften(context),
    missedTooOften: ({ context }) => missedTooOften(context),
    queued: ({ context }) => context.queued !== undefined,
    /** Nobody came to the phone three times. */
    rungOften: ({ context }) => context.unreached >= 2,
    signedIn: ({ context }) => context.participant !== undefined,
  },
});

/** As XState's own, after a check that tells a state that does not exist by its menu and option. */
export const createMachine: typeof part.createMachine = (config) => {
  checkTargets(config);
  return part.createMachine(config);
};

function effect<Name extends keyof Effects>() {
  return (_: unknown, _params: Effects[Name]) => {};
}
