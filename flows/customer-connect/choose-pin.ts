import { assign } from 'xstate';
import { say, sayUnfit } from './actions.ts';
import { anythingElse } from './anything-else.ts';
import { participantOf } from './context.ts';
import { tell } from './tell.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';

const digits = { kind: 'digits', minDigits: 1, maxDigits: 8, secret: true } as const;

/** A new PIN, entered twice. A caller with a temporary PIN gets no further without it. */
export const choosePin = part.createStateConfig({
  id: 'newPin',
  initial: 'choosing',
  on: { 'records-unavailable': '.recordsDown' },
  states: {
    choosing: {
      meta: { ask: { ...digits, prompt: 'new-pin' } },
      on: {
        entered: {
          target: 'judging',
          actions: {
            type: 'checkNewPin',
            params: ({ context, event }) => ({ participant: participantOf(context), pin: event.digits }),
          },
        },
        back: [{ guard: 'signedIn', target: '#otherOptions' }, { target: '#role' }],
      },
    },
    judging: {
      on: {
        'pin-taken': { target: 'confirming', actions: assign({ candidate: ({ event }) => event.candidate }) },
        'pin-unfit': { target: 'choosing', actions: sayUnfit('new-pin-unfit') },
      },
    },
    confirming: {
      meta: { ask: { ...digits, prompt: 'new-pin-again' } },
      on: {
        entered: {
          target: 'changing',
          actions: {
            type: 'changePin',
            params: ({ context, event }) => ({
              participant: participantOf(context),
              candidate: context.candidate ?? '',
              pin: event.digits,
              language: context.language,
            }),
          },
        },
        back: 'choosing',
      },
    },
    changing: {
      on: {
        'pin-changed': [
          {
            guard: 'signedIn',
            target: 'changed',
            actions: assign(({ context, event }) => ({
              candidate: undefined,
              ...(context.participant && { participant: { ...context.participant, reference: event.participant } }),
            })),
          },
          {
            target: '#mainMenu',
            actions: [
              assign(({ context, event }) => ({
                ...(context.withTemporaryPin && {
                  participant: { ...context.withTemporaryPin, reference: event.participant },
                }),
                withTemporaryPin: undefined,
                candidate: undefined,
              })),
              say('pin-changed'),
            ],
          },
        ],
        'pin-differs': { target: 'choosing', actions: sayUnfit('new-pin-differs') },
      },
    },
    recordsDown: recordsDown({ again: 'choosing', back: 'choosing' }),
    changed: anythingElse(() => [tell('pin-changed')]),
  },
});
