import type { FlowEvent } from '../../src/dialogue/event.ts';
import { say, switchLanguage } from './actions.ts';
import { afterUnreached } from './agent.ts';
import { signedOut } from './context.ts';
import { rememberEither, rememberErrand } from './do-errand.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tell } from './tell.ts';

/** What callers can do at every point of a call. */
export const everywhere = {
  agent: '.agent',
  back: { actions: say('no-menu-before') },
  'main-menu': '.home',
  goodbye: '.goodbye',
  'other-language': { actions: switchLanguage },
  'no-input': { guard: 'missedTooOften', target: '.agent' },
  'no-match': { guard: 'missedTooOften', target: '.agent' },
  'long-silence': { target: '.agent', actions: say('long-silence') },
  served: '.goodbye',
  unreached: afterUnreached,
  'records-unavailable': '.recordsDown',
} as const;

/** The same where callers can sign in, and name errands in place of answers. */
export const everywhereAtSignIn = {
  ...everywhere,
  errand: { target: '.errand', actions: rememberErrand },
  either: { target: '.errand.choosing', actions: rememberEither },
  'sign-in-over': [
    {
      guard: ({ event }: { readonly event: Extract<FlowEvent, { readonly type: 'sign-in-over' }> }) =>
        event.forgotten === true,
      target: '.signIn',
      actions: [part.assign(signedOut), say('sign-in-ended')],
      description: 'The records have forgotten the sign-in.',
    },
    {
      target: '.signIn',
      actions: [part.assign(signedOut), say('sign-in-over')],
      description: 'The PIN has changed since the caller signed in.',
    },
  ],
} as const;

/** After too many numbers that nothing could be done with. */
export const afterTooMany = {
  guard: 'missedTooOften',
  target: '.agent',
  description: 'After too many numbers that nothing could be done with.',
} as const;

/** States that every call comes to in the end. */
export const lastStates = {
  recordsDown: recordsDown({ again: 'home', back: 'home' }),
  goodbye: part.createStateConfig({
    id: 'goodbye',
    meta: { tell: () => [tell('goodbye')], end: 'hang-up' },
    type: 'final',
  }),
} as const;
