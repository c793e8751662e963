import { assign } from 'xstate';
import { anythingElse } from './anything-else.ts';
import { say, tell } from './prompts.ts';
import { flow, signedIn } from './setup.ts';

const digits = { kind: 'digits', minDigits: 1, maxDigits: 8, secret: true } as const;

/** A new PIN, entered twice. Whoever came with a temporary one gets no further without it. */
export const newPin = flow.createStateConfig({
  id: 'newPin',
  initial: 'first',
  states: {
    first: {
      meta: { ask: { ...digits, prompt: 'new-pin' } },
      on: {
        entered: 'taking',
        back: [{ guard: 'signedIn', target: '#otherOptions' }, { target: '#role' }],
      },
    },
    taking: {
      entry: {
        type: 'takeNewPin',
        params: ({ context, event }) => ({
          participant: signedIn(context),
          pin: event.type === 'entered' ? event.digits : '',
        }),
      },
      on: {
        'pin-taken': { target: 'second', actions: assign({ candidate: ({ event }) => event.candidate }) },
        'pin-unfit': { target: 'first', actions: say('new-pin-unfit') },
      },
    },
    second: {
      meta: { ask: { ...digits, prompt: 'new-pin-again' } },
      on: { entered: 'changing', back: 'first' },
    },
    changing: {
      entry: {
        type: 'changePin',
        params: ({ context, event }) => ({
          participant: signedIn(context),
          candidate: context.candidate ?? '',
          pin: event.type === 'entered' ? event.digits : '',
        }),
      },
      on: {
        'pin-changed': [
          { guard: 'signedIn', target: 'changed' },
          {
            target: '#mainMenu',
            actions: [
              assign(({ context }) => (context.newcomer ? { participant: context.newcomer } : {})),
              say('pin-changed'),
            ],
          },
        ],
        'pin-differs': { target: 'first', actions: say('new-pin-differs') },
      },
    },
    changed: anythingElse(() => [tell('pin-changed')]),
  },
});
