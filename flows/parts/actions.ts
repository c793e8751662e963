import { assign } from 'xstate';
import type { FlowEvent } from '../../src/dialogue/event.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { SlotsFor } from '../../src/dialogue/telling.ts';
import type { Language } from '../../src/text/language.ts';
import type { Context } from './context.ts';
import { part } from './setup.ts';
import { tell } from './tell.ts';
import type { PartStatements } from './all-statements.ts';

type EventOf<Type extends FlowEvent['type']> = Extract<FlowEvent, { readonly type: Type }>;

/** Remembers something of the event that leads on, as in `remember<'case-found'>(({ event }) => ({ case: event.found }))`. */
export function remember<Type extends FlowEvent['type']>(
  change: (happened: { readonly context: Context; readonly event: EventOf<Type> }) => Partial<Context>,
) {
  return assign<Context, EventOf<Type>, undefined, FlowEvent, never>(change);
}

/** Says a sentence once, before the next question. */
export function say<Key extends keyof PartStatements>(prompt: Key, ...slots: SlotsFor<PartStatements, Key>) {
  return sayTold(tell(prompt, ...slots));
}

/** Says a sentence of one flow alone once, before the next question. */
export function sayTold(told: Told) {
  return part.assign({ first: ({ context }) => [...context.first, told] });
}

/** Says a sentence about a number that nothing could be done with: the caller is asked again, and after three goes to a person. */
export function sayUnfit(
  prompt:
    | 'no-case-with-ending'
    | 'too-many-cases'
    | 'new-pin-differs'
    | 'callback-number-unfit'
    | 'callback-number-short'
    | 'callback-country-unfit',
) {
  return refuse(tell(prompt));
}

/** The same with a sentence of one flow alone. */
export function refuse(told: Told) {
  return part.assign(({ context }) => ({ first: [...context.first, told], unfit: context.unfit + 1 }));
}

export function speak(language: Language) {
  return part.assign({ language });
}

export const switchLanguage = part.assign({ language: ({ context }) => otherLanguage(context) });

/** The menu of languages has no room to say it in each of them at once. */
export const offerTimeInOtherLanguage = part.assign({
  first: ({ context, event }) => [
    ...context.first,
    tell(event.type === 'no-match' ? 'no-match' : 'no-input'),
    { ...tell('more-time-offer'), language: otherLanguage(context) },
  ],
  // What was missed is said before the offer, and not once more.
  missed: undefined,
});

/** Asked once, the call slows down; asked again, it waits. */
export const slowDown = part.assign({ pace: 'relay', paused: ({ context }) => context.pace === 'relay' });

/** Slows the call down without a pause. */
export const takeTime = part.assign({ pace: 'relay' });

/** Missed answers count no more, so that they do not lead to a person as well. */
export const forgive = part.assign({ misses: 0 });

/** The place in the queue is told in full at the next look. */
export const sayPlaceAnew = part.assign({
  queued: ({ context }) => context.queued && { ...context.queued, silent: 0, told: 0 },
});

/** What was said before the question is not said again. */
export const forgetSaid = part.assign({ first: [] });

/** A caller who comes back to the desk is told everything again. */
export const forgetPlace = part.assign({ queued: undefined, keepsPlace: false });

/** Where the desk calls back, the call back comes when it is the caller's turn. */
export const holdPlace = part.assign(({ context }) => ({
  queued: undefined,
  keepsPlace: context.queued?.callsBack ?? false,
}));

export const countUnreached = part.assign({ unreached: ({ context }) => context.unreached + 1 });

/** Where the caller goes when the request is left. */
export function goOnTo(afterRequest: NonNullable<Context['afterRequest']>) {
  return part.assign({ afterRequest });
}

/** A caller who has hung up goes nowhere. */
export const goNowhere = part.assign({ afterRequest: undefined });

/** What is left with the agency at `#request`. */
export function prepareRequest(
  kind: NonNullable<Context['request']>['kind'],
  details: NonNullable<Context['request']>['details'] = {},
) {
  return part.assign({ request: { kind, details } });
}

/** An effect: the caller gives up the place in the queue. */
export const leaveQueue = { type: 'leaveQueue', params: {} } as const;

function otherLanguage({ language }: Context): Language {
  return language === 'en' ? 'es' : 'en';
}
