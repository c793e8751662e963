import { assign } from 'xstate';
import { menu } from '../../src/dialogue/menu.ts';
import { anythingElse } from './anything-else.ts';
import { tell } from './prompts.ts';
import { flow, signedIn } from './setup.ts';

/** Leaves with the agency what the caller has asked for, and says under which reference. */
export const request = flow.createStateConfig({
  initial: 'leaving',
  states: {
    leaving: {
      id: 'leavingRequest',
      entry: {
        type: 'leaveRequest',
        params: ({ context }) => {
          const { kind, details } = context.request ?? { kind: 'message', details: {} };
          return { participant: signedIn(context), kind, language: context.language, details };
        },
      },
      on: {
        'records-unavailable': { target: 'failed', description: 'What the caller was leaving is not lost.' },
        'request-left': {
          target: 'left',
          actions: assign({
            request: ({ context, event }) =>
              context.request && { kind: context.request.kind, details: {}, reference: event.reference },
          }),
        },
      },
    },
    failed: menu('records-down', { 'try-again': { key: '1', to: 'leaving' }, agent: { key: '2', to: '#agent' } }),
    left: anythingElse(({ request: left }) =>
      left?.reference === undefined
        ? []
        : [tell(`left-${left.kind}`), tell('request-reference', { reference: left.reference })],
    ),
  },
});
