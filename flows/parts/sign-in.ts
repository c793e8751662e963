import { assign } from 'xstate';
import { toParticipant } from '../../src/agency/participant.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { remember, say } from './actions.ts';
import { askForId } from './ask-for-id.ts';
import type { Context } from './context.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tell } from './tell.ts';

/** How often a caller may try to sign in during a call. */
const mostRefusals = 3;

/** A caller who has used all tries of a call hears what helps, however often they come back here. */
const starting = part.createStateConfig({
  always: [
    { guard: ({ context }) => context.refusals >= mostRefusals, target: 'heldUp', actions: say('sign-in-gave-up') },
    { target: 'participantId' },
  ],
});

const digits = { kind: 'digits', minDigits: 4, maxDigits: 8, secret: true } as const;

const checkPin = {
  type: 'signIn',
  params: ({ context, event }: { readonly context: Context; readonly event: { readonly digits: string } }) => ({
    claim: context.claim ?? '',
    pin: event.digits,
    language: context.language,
  }),
} as const;

const pin = part.createStateConfig({
  id: 'pin',
  meta: { ask: { ...digits, prompt: 'pin', star: 'no-pin' } },
  on: {
    entered: { target: 'checking', actions: checkPin },
    'choose.no-pin': '#requestingPin',
    back: 'participantId',
  },
});

/** Most refusals are a slip of the finger in the PIN: the number need not be entered again, but it can. */
const pinAgain = part.createStateConfig({
  meta: { ask: { ...digits, prompt: 'pin-once-more', star: 'otherwise' } },
  on: {
    entered: { target: 'checking', actions: checkPin },
    'choose.otherwise': 'otherWays',
    back: 'participantId',
  },
});

const otherWays = part.createStateConfig(
  menu(
    'other-ways-in',
    { number: { key: '1', to: 'participantId' }, 'get-pin': { key: '2', to: '#requestingPin' } },
    { on: { back: 'pinAgain' } },
  ),
);

/** Nobody signs in with this number now: what the caller can do at any hour, and a person. */
const heldUp = part.createStateConfig(
  menu(
    'sign-in-held-up',
    { 'get-pin': { key: '1', to: '#requestingPin' }, agent: { key: '2', to: '#agent' } },
    { on: { back: '#home' } },
  ),
);

const countRefusal = remember<'sign-in-refused'>(({ context, event }) => ({
  refusals: context.refusals + 1,
  ...(event.locks && { heldUp: 'locked' as const }),
}));

/** How long it lasts is told where it is known; a lock lasts for hours. */
const sayPause = remember<'sign-in-paused'>(({ context, event: { minutes } }) => ({
  heldUp: 'paused',
  first: [...context.first, minutes === undefined ? tell('sign-in-paused') : tell('sign-in-paused-for', { minutes })],
}));

const sayLock = remember<'sign-in-locked'>(({ context, event: { minutes } }) => ({
  heldUp: 'locked',
  first: [
    ...context.first,
    minutes === undefined ? tell('sign-in-locked') : tell('sign-in-locked-for', { hours: Math.ceil(minutes / 60) }),
  ],
}));

const checking = part.createStateConfig({
  on: {
    'signed-in': [
      {
        guard: ({ event }) => event.pinTemporary,
        target: '#newPin',
        actions: [
          assign({ claim: undefined, withTemporaryPin: ({ event }) => toParticipant(event) }),
          remember<'signed-in'>(({ context, event }) => ({
            first: [...context.first, tell(event.pinWeak ? 'pin-weak' : 'pin-temporary')],
          })),
        ],
      },
      {
        target: '#welcome',
        actions: [assign(({ event }) => ({ claim: undefined, participant: toParticipant(event) })), say('signed-in')],
      },
    ],
    'sign-in-refused': [
      {
        guard: ({ context }) => context.refusals < mostRefusals - 1,
        target: 'pinAgain',
        actions: [countRefusal, say('sign-in-refused')],
      },
      {
        guard: ({ event }) => event.locks === true,
        target: 'heldUp',
        actions: [countRefusal, say('sign-in-locked')],
      },
      { target: 'heldUp', actions: [countRefusal, say('sign-in-gave-up')] },
    ],
    'sign-in-paused': { target: 'heldUp', actions: sayPause },
    'sign-in-locked': { target: 'heldUp', actions: sayLock },
    'records-unavailable': 'recordsDown',
  },
});

/** Who is calling: participant ID or Social Security number, then PIN. A refusal does not say which of the two was wrong. */
export const signIn = part.createStateConfig({
  id: 'signIn',
  initial: 'starting',
  states: {
    starting,
    participantId: askForId({ next: '#pin', back: '#home' }),
    pin,
    pinAgain,
    otherWays,
    heldUp,
    checking,
    recordsDown: recordsDown({ again: 'pin', back: '#home' }),
  },
});
