import { assign } from 'xstate';
import { toParticipant } from '../../src/agency/participant.ts';
import { remember, say } from './actions.ts';
import { askForId } from './ask-for-id.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tell } from './tell.ts';

/** How often a caller may try to sign in during a call. */
const mostRefusals = 3;

/** A caller who has used all tries of a call goes to a person, however often they come back here. */
const starting = part.createStateConfig({
  always: [
    { guard: ({ context }) => context.refusals >= mostRefusals, target: '#agent', actions: say('sign-in-gave-up') },
    { target: 'participantId' },
  ],
});

const pin = part.createStateConfig({
  id: 'pin',
  meta: { ask: { kind: 'digits', prompt: 'pin', minDigits: 4, maxDigits: 8, secret: true, star: 'no-pin' } },
  on: {
    entered: {
      target: 'checking',
      actions: {
        type: 'signIn',
        params: ({ context, event }) => ({
          claim: context.claim ?? '',
          pin: event.digits,
          language: context.language,
        }),
      },
    },
    'choose.no-pin': '#requestingPin',
    back: 'participantId',
  },
});

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
        target: 'participantId',
        actions: [countRefusal, say('sign-in-refused')],
      },
      { target: '#agent', actions: [countRefusal, say('sign-in-gave-up')] },
    ],
    'sign-in-paused': { target: '#agent', actions: sayPause },
    'sign-in-locked': { target: '#agent', actions: sayLock },
    'records-unavailable': 'recordsDown',
  },
});

/** Who is calling: participant ID or Social Security number, then PIN. A refusal does not say which of the two was wrong. */
export const signIn = part.createStateConfig({
  initial: 'starting',
  states: {
    starting,
    participantId: askForId({ next: '#pin', back: '#role' }),
    pin,
    checking,
    recordsDown: recordsDown({ again: 'pin', back: '#role' }),
  },
});
