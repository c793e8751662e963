import { assign, setup } from 'xstate';
import type { Effects } from '../../src/dialogue/effects.ts';
import type { FlowEvent } from '../../src/dialogue/event.ts';
import type { LineSettings } from '../../src/dialogue/flow.ts';
import type { Language } from '../../src/text/language.ts';
import { missedTooOften } from '../../src/dialogue/misses.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Scene } from '../../src/dialogue/scene.ts';
import type { Context } from './context.ts';

type Request = NonNullable<Context['request']>;

/** The parts of a flow are typed by this setup. Its actions without a body are effects: `src/calls/effects/run-effects.ts` carries them out. */
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
    findCase: effect<'findCase'>(),
    findPayments: effect<'findPayments'>(),
    hasPayments: effect<'hasPayments'>(),
    findAppointments: effect<'findAppointments'>(),
    findOffices: effect<'findOffices'>(),
    askQueue: effect<'askQueue'>(),
    leaveQueue: effect<'leaveQueue'>(),
    keepPlace: effect<'keepPlace'>(),
    leaveRequest: effect<'leaveRequest'>(),
    /** Says something once, before the next scene. */
    sayFirst: assign({ first: ({ context }, told: Told) => [...context.first, told] }),
    /** The same about a number that nothing could be done with. */
    sayUnfit: assign(({ context }, told: Told) => ({
      first: [...context.first, told],
      unfit: context.unfit + 1,
    })),
    /** The menu of languages has no room to say it in each of them at once. */
    offerTimeInOtherLanguage: assign({
      first: ({ context }) => [...context.first, { prompt: 'more-time-offer', language: otherLanguage(context) }],
    }),
    speak: assign({ language: (_, language: Language) => language }),
    switchLanguage: assign({ language: ({ context }) => otherLanguage(context) }),
    slowDown: assign({ pace: 'relay', paused: ({ context }) => context.pace === 'relay' }),
    /** Missed answers count no more, so that they do not lead to a person as well. */
    forgive: assign({ misses: 0 }),
    /** At relay pace, without a pause. */
    takeTime: assign({ pace: 'relay' }),
    sayPlaceAnew: assign({ queued: ({ context }) => context.queued && { ...context.queued, silent: 0, told: 0 } }),
    /** As if the caller had just come. */
    forgetPlace: assign({ queued: undefined, keepsPlace: false }),
    holdPlace: assign(({ context }) => ({ queued: undefined, keepsPlace: context.queued?.callsBack ?? false })),
    countUnreached: assign({ unreached: ({ context }) => context.unreached + 1 }),
    goOnTo: assign({ afterRequest: (_, next: NonNullable<Context['afterRequest']>) => next }),
    prepareRequest: assign({ request: (_, request: Request) => request }),
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

function otherLanguage({ language }: Context): Language {
  return language === 'en' ? 'es' : 'en';
}

/** What happens on the way to `#request`: what is left there. */
export function prepareRequest(kind: Request['kind'], details: Request['details'] = {}) {
  return { type: 'prepareRequest' as const, params: { kind, details } };
}

function effect<Name extends keyof Effects>() {
  return (_: unknown, _params: Effects[Name]) => {};
}
