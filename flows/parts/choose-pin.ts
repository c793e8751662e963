import { assign } from 'xstate';
import { say, sayUnfit } from './actions.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { anythingElse } from './anything-else.ts';
import { type Context, participantOf } from './context.ts';
import { tell } from './tell.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';

/** Whether callers of the line choose PINs of eight digits. */
function isLong({ settings }: Context): boolean {
  return settings.newPinDigits === 8;
}

/** A PIN that cannot be used counts as a number that does not fit. */
const sayPinUnfit = part.assign(({ context }) => ({
  first: [...context.first, tell(isLong(context) ? 'new-pin-unfit-eight' : 'new-pin-unfit')],
  unfit: context.unfit + 1,
}));

const digits = { kind: 'digits', minDigits: 1, maxDigits: 8, secret: true } as const;

/** The change may have been made though its answer was lost. The same PIN entered again asks for the same change: it is made once. */
const unknown = part.createStateConfig(
  menu(
    'pin-change-unknown',
    { 'try-again': { key: '1', to: 'confirming' }, agent: { key: '2', to: '#agent' } },
    { on: { back: 'confirming' } },
  ),
);

function choosing(back: string) {
  return part.createStateConfig({
    meta: { ask: (context: Context) => ({ ...digits, prompt: isLong(context) ? 'new-pin-eight' : 'new-pin' }) },
    on: {
      entered: {
        target: 'judging',
        actions: {
          type: 'checkNewPin',
          params: ({ context, event }) => ({
            participant: participantOf(context),
            pin: event.digits,
            minDigits: context.settings.newPinDigits,
          }),
        },
      },
      back: [{ guard: 'signedIn', target: back }, { target: '#home' }],
    },
  });
}

const judging = part.createStateConfig({
  on: {
    'pin-taken': { target: 'confirming', actions: assign({ candidate: ({ event }) => event.candidate }) },
    'pin-unfit': { target: 'choosing', actions: sayPinUnfit },
  },
});

const confirming = part.createStateConfig({
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
});

const changing = part.createStateConfig({
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
        target: '#welcome',
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
    'records-unavailable': 'unknown',
  },
});

/** A new PIN, entered twice. A caller with a temporary PIN gets no further without it; `#` leads `back` for one who has signed in. */
export function choosePin({ back }: { readonly back: string }) {
  return part.createStateConfig({
    id: 'newPin',
    initial: 'choosing',
    on: { 'records-unavailable': '.recordsDown' },
    states: {
      choosing: choosing(back),
      judging,
      confirming,
      changing,
      unknown,
      recordsDown: recordsDown({ again: 'choosing', back: 'choosing' }),
      changed: anythingElse(() => [tell('pin-changed')]),
    },
  });
}
