import { assign } from 'xstate';
import type { Question } from '../../src/dialogue/output.ts';
import type { Context } from './context.ts';
import { tell } from './statements.ts';
import { part } from './setup.ts';

const ssnDigits = 9;

/** Which participant a caller is, or wants a PIN for: participant ID or Social Security number. Leads on with `claim`. */
export function askForId({ next, back }: { readonly next: string; readonly back: string }) {
  return part.createStateConfig({
    initial: 'asking',
    states: {
      asking: {
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
          back,
        },
      },
      identifying: {
        entry: {
          type: 'identify',
          params: ({ context, event }) => {
            const digits = event.type === 'entered' ? event.digits : '';
            return { kind: isSsn(context, digits) ? 'ssn' : 'participant-id', digits };
          },
        },
        on: { identified: { target: next, actions: assign({ claim: ({ event }) => event.claim }) } },
      },
    },
  });
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

/** A slip of the finger makes one digit more, or one less. */
function couldBeSsn({ settings }: Context, digits: string): boolean {
  return settings.ssnSignIn && Math.abs(digits.length - ssnDigits) <= 1;
}

function isSsn({ settings }: Context, digits: string): boolean {
  return settings.ssnSignIn && digits.length === ssnDigits;
}
