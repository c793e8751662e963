import { assign } from 'xstate';
import type { Question } from '../../src/dialogue/output.ts';
import type { Context } from './context.ts';
import { tell } from './tell.ts';
import { part } from './setup.ts';

const ssnDigits = 9;

/** A line whose flow signs callers in says how many digits; a call on any other never comes here. */
const usualDigits = { min: 4, max: 20 } as const;

/** A PIN has as many digits at most. */
const mostPinDigits = 8;

/** Leads on with what the caller entered: their number becomes a claim. */
const identify = {
  type: 'identify',
  params: ({ context, event }: { readonly context: Context; readonly event: { readonly digits: string } }) => ({
    kind: isSsn(context, event.digits) ? ('ssn' as const) : ('participant-id' as const),
    digits: event.digits,
  }),
} as const;

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
              guard: ({ context, event }) => couldBeSsn(context, event.digits) || couldBePin(event.digits),
              target: 'identifying',
              actions: [assign({ idEnding: undefined }), identify],
            },
            {
              target: 'identifying',
              actions: [assign(({ context, event }) => sayBack(context, event.digits.slice(-4))), identify],
              description:
                'The end of an ID is said back, so that the caller notices a slip of the finger before the PIN. What may be a Social Security number or a PIN is never said back.',
            },
          ],
          back,
        },
      },
      identifying: {
        on: { identified: { target: next, actions: assign({ claim: ({ event }) => event.claim }) } },
      },
    },
  });
}

function sayBack({ first }: Context, ending: string) {
  return { idEnding: ending, first: [...first, tell('participant-id-taken', { ending })] };
}

/** A Social Security number is taken by keys only, and so is every number where one may be entered, or a PIN once one was asked for. */
function askParticipantId({ settings, claim }: Context): Question {
  const { min, max } = settings.participantIdDigits ?? usualDigits;
  return settings.ssnSignIn
    ? {
        kind: 'digits',
        prompt: 'participant-id-or-ssn',
        minDigits: Math.min(min, ssnDigits),
        maxDigits: Math.max(max, ssnDigits),
        secret: true,
      }
    : { kind: 'digits', prompt: 'participant-id', minDigits: min, maxDigits: max, secret: claim !== undefined };
}

/** A slip of the finger makes one digit more, or one less. A caller may give it where it was not asked for. */
function couldBeSsn({ settings }: Context, digits: string): boolean {
  return Math.abs(digits.length - ssnDigits) <= (settings.ssnSignIn ? 1 : 0);
}

/** A caller who has lost count of the questions enters a PIN here. */
function couldBePin(digits: string): boolean {
  return digits.length <= mostPinDigits;
}

function isSsn({ settings }: Context, digits: string): boolean {
  return settings.ssnSignIn && digits.length === ssnDigits;
}
