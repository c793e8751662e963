import { assign } from 'xstate';
import { anythingElse } from './anything-else.ts';
import { participantOf } from './context.ts';
import { say, sayUnfit, tell } from './statements.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';

const digits = { kind: 'digits', minDigits: 1, maxDigits: 8, secret: true } as const;

/** A new PIN, entered twice. Whoever came with a temporary one gets no further without it. */
export const choosePin = part.createStateConfig({
  id: 'newPin',
  initial: 'choosing',
  on: { 'records-unavailable': '.recordsDown' },
  states: {
    choosing: {
      meta: { ask: { ...digits, prompt: 'new-pin' } },
      on: {
        entered: 'judging',
        back: [{ guard: 'signedIn', target: '#otherOptions' }, { target: '#role' }],
      },
    },
    judging: {
      entry: {
        type: 'checkNewPin',
        params: ({ context, event }) => ({
          participant: participantOf(context),
          pin: event.type === 'entered' ? event.digits : '',
        }),
      },
      on: {
        'pin-taken': { target: 'confirming', actions: assign({ candidate: ({ event }) => event.candidate }) },
        'pin-unfit': { target: 'choosing', actions: sayUnfit('new-pin-unfit') },
      },
    },
    confirming: {
      meta: { ask: { ...digits, prompt: 'new-pin-again' } },
      on: { entered: 'changing', back: 'choosing' },
    },
    changing: {
      entry: {
        type: 'changePin',
        params: ({ context, event }) => ({
          participant: participantOf(context),
          candidate: context.candidate ?? '',
          pin: event.type === 'entered' ? event.digits : '',
        }),
      },
      on: {
        'pin-changed': [
          { guard: 'signedIn', target: 'changed', actions: assign({ candidate: undefined }) },
          {
            target: '#mainMenu',
            actions: [
              assign(({ context }) => ({
                ...(context.withTemporaryPin && { participant: context.withTemporaryPin }),
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
