import { assign } from 'xstate';
import type { EffectResult } from '../../src/dialogue/effects.ts';
import type { Question } from '../../src/dialogue/output.ts';
import { anotherTopic } from './anything-else.ts';
import { say, tell } from './prompts.ts';
import { flow, type Context } from './setup.ts';

const ssnDigits = 9;

type SignedIn = Extract<EffectResult, { type: 'signed-in' }>;

/** Tries a call. */
const mostRefusals = 3;

const countRefusal = flow.assign({ refusals: ({ context }) => context.refusals + 1 });

const participantId = flow.createStateConfig({
  id: 'participantId',
  meta: { ask: askParticipantId },
  on: {
    entered: [
      {
        guard: ({ context, event }) => couldBeSsn(context, event.digits),
        target: 'identifying',
        actions: assign({ idEnding: undefined }),
      },
      {
        target: 'identifying',
        actions: [
          assign({ idEnding: ({ event }) => event.digits.slice(-4) }),
          {
            type: 'sayFirst',
            params: ({ event }) => tell('participant-id-taken', { ending: event.digits.slice(-4) }),
          },
        ],
        description:
          'The end of an ID is said back, so that a slip of the finger is noticed before the PIN. A Social Security number never is.',
      },
    ],
    back: '#role',
  },
});

/** A slip of the finger makes one digit more, or one less. */
function couldBeSsn({ settings }: Context, digits: string): boolean {
  return settings.ssnSignIn && Math.abs(digits.length - ssnDigits) <= 1;
}

function isSsn({ settings }: Context, digits: string): boolean {
  return settings.ssnSignIn && digits.length === ssnDigits;
}

/** A Social Security number is taken by keys only, and so is whatever could be one. */
function askParticipantId({ settings }: Context): Question {
  const { min, max } = settings.participantIdDigits;
  return settings.ssnSignIn
    ? {
        kind: 'digits',
        prompt: 'participant-id-or-ssn',
        minDigits: Math.min(min, ssnDigits),
        maxDigits: Math.max(max, ssnDigits),
        secret: true,
      }
    : { kind: 'digits', prompt: 'participant-id', minDigits: min, maxDigits: max, secret: false };
}

const identifying = flow.createStateConfig({
  entry: {
    type: 'identify',
    params: ({ context, event }) => {
      const digits = event.type === 'entered' ? event.digits : '';
      return { kind: isSsn(context, digits) ? 'ssn' : 'participant-id', digits };
    },
  },
  on: {
    identified: [
      {
        guard: ({ context }) => context.purpose === 'get-pin',
        target: 'gettingPin',
        actions: assign({ claim: ({ event }) => event.claim }),
      },
      { target: 'pin', actions: assign({ claim: ({ event }) => event.claim }) },
    ],
  },
});

const pin = flow.createStateConfig({
  meta: { ask: { kind: 'digits', prompt: 'pin', minDigits: 4, maxDigits: 8, secret: true, star: 'no-pin' } },
  on: {
    entered: 'checking',
    'choose.no-pin': 'gettingPin',
    back: 'participantId',
  },
});

const checking = flow.createStateConfig({
  entry: {
    type: 'signIn',
    params: ({ context, event }) => ({ claim: context.claim ?? '', pin: event.type === 'entered' ? event.digits : '' }),
  },
  on: {
    'signed-in': [
      {
        guard: ({ event }) => event.pinTemporary,
        target: '#newPin',
        actions: [assign({ claim: undefined, newcomer: ({ event }) => whoIs(event) }), say('pin-temporary')],
      },
      {
        target: '#mainMenu',
        actions: [assign(({ event }) => ({ claim: undefined, participant: whoIs(event) })), say('signed-in')],
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
    'sign-in-paused': { target: '#agent', actions: say('sign-in-paused') },
  },
});

function whoIs({ participant: reference, ...facts }: SignedIn): NonNullable<Context['participant']> {
  const { payer, recipient, cases, mailingAddressValid, phoneOnFile } = facts;
  return { reference, payer, recipient, cases, mailingAddressValid, phoneOnFile };
}

/** One PIN a call: whoever wants another, for whatever ID, talks with a person. */
const gettingPin = flow.createStateConfig({
  always: [
    { guard: ({ context }) => context.pinRequested, target: '#agent', actions: say('no-pin') },
    { target: 'requestingPin' },
  ],
});

const requestingPin = flow.createStateConfig({
  entry: [
    assign({ pinRequested: true }),
    { type: 'requestPin', params: ({ context }) => ({ claim: context.claim ?? '', language: context.language }) },
  ],
  on: {
    'pin-emailed': { target: 'pinOnItsWay', actions: say('pin-emailed') },
    'pin-mailed': { target: 'pinOnItsWay', actions: say('pin-mailed') },
    'pin-needs-agent': { target: '#agent', actions: say('no-pin') },
  },
});

/** Whoever has had all tries of a call goes no further, however often they come back here. */
const starting = flow.createStateConfig({
  always: [
    { guard: ({ context }) => context.refusals >= mostRefusals, target: '#agent', actions: say('sign-in-gave-up') },
    { target: 'participantId' },
  ],
});

/** Who is calling: participant ID or Social Security number, then PIN. Neither says which of the two was wrong. */
export const signIn = flow.createStateConfig({
  initial: 'starting',
  states: {
    starting,
    participantId,
    identifying,
    pin,
    checking,
    gettingPin,
    requestingPin,
    pinOnItsWay: anotherTopic(),
  },
});
