import { assign } from 'xstate';
import { menu } from '../../src/dialogue/menu.ts';
import type { Question, Told } from '../../src/dialogue/output.ts';
import { isInNorthAmerica } from '../../src/text/callable-number.ts';
import { nameCountry } from '../../src/text/country-name.ts';
import { languages } from '../../src/text/language.ts';
import { goNowhere, goOnTo, prepareRequest, remember, sayUnfit } from './actions.ts';
import { afterMisses } from './after-misses.ts';
import type { Context } from './context.ts';
import { pick, tell } from './tell.ts';
import { part } from './setup.ts';

/** The number to call is known: a caller who hangs up, falls silent, goes elsewhere, or asks for a person without a place in the queue, is called there. */
const leftByLeaving = {
  lastTry: { 'no-input': 'last-try-calls-back', 'no-match': 'last-try-calls-back' },
  on: {
    'hung-up': { target: '#request', actions: goNowhere },
    agent: {
      guard: ({ context }: { context: Context }) => !context.keepsPlace,
      target: '#request',
      actions: goOnTo('agent'),
    },
    goodbye: '#request',
    'no-input': afterMisses('#request'),
    'long-silence': '#request',
    'no-match': afterMisses('#request'),
    'main-menu': { target: '#request', actions: goOnTo('main-menu') },
  },
} as const;

const findingCallingNumber = part.createStateConfig({
  entry: { type: 'findCallingNumber', params: {} },
  on: {
    'calling-number-found': {
      target: 'offeringNumber',
      actions: remember<'calling-number-found'>(({ event: { phone } }) => prepareCallback(phone)),
    },
    'no-calling-number': 'askingNumber',
  },
});

/** The number that calls is offered by its end: it may be that of a relay service, or of a friend. */
const offeringNumber = part.createStateConfig(
  menu(
    'offer-callback',
    { there: { key: '1', to: '#request' }, elsewhere: { key: '2', to: 'askingNumber' } },
    {
      ...leftByLeaving,
      tell: ({ request }: Context) => [tell('calling-number', { ending: request?.details.phone?.slice(-2) ?? '' })],
      on: { ...leftByLeaving.on, back: 'asking' },
    },
  ),
);

/** Only of a caller who has signed in is a number known. */
function askingNumber(signsIn: boolean) {
  return part.createStateConfig({
    meta: { ask: askNumber },
    on: {
      entered: {
        target: 'readingNumber',
        actions: { type: 'readCallbackNumber', params: ({ event }) => ({ digits: event.digits }) },
      },
      ...(signsIn && { 'choose.known': { target: '#request', actions: prepareRequest('callback') } }),
      back: 'asking',
    },
  });
}

const readingNumber = part.createStateConfig({
  on: {
    'callback-numbers-read': [
      {
        guard: ({ event: { numbers } }) => numbers.length > 1 && numbers.some(({ isCalled }) => isCalled),
        target: 'choosingCountry',
        actions: assign({ callbackNumbers: ({ event }) => event.numbers }),
      },
      {
        guard: ({ event: { numbers } }) => numbers[0]?.isCalled === true,
        target: 'confirmingNumber',
        actions: remember<'callback-numbers-read'>(
          ({
            event: {
              numbers: [number],
            },
          }) => prepareCallback(number?.phone, number?.country),
        ),
      },
      {
        guard: ({ event: { numbers } }) => numbers.length > 0,
        target: 'askingNumber',
        actions: sayUnfit('callback-country-unfit'),
      },
      {
        guard: ({ event }) => event.lacksAreaCode,
        target: 'askingNumber',
        actions: sayUnfit('callback-number-short'),
      },
      { target: 'askingNumber', actions: sayUnfit('callback-number-unfit') },
    ],
  },
});

/** The same digits are numbers of several countries: that of a stranger is not to be rung. */
const choosingCountry = part.createStateConfig({
  meta: { ask: askWhichCountry },
  on: {
    picked: [
      {
        guard: ({ context, event }) => context.callbackNumbers?.[event.position - 1]?.isCalled === true,
        target: 'confirmingNumber',
        actions: remember<'picked'>(({ context: { callbackNumbers }, event }) => {
          const number = callbackNumbers?.[event.position - 1];
          return { callbackNumbers: undefined, ...prepareCallback(number?.phone, number?.country) };
        }),
      },
      { target: 'askingNumber', actions: sayUnfit('callback-country-unfit') },
    ],
    back: 'askingNumber',
  },
});

const confirmingNumber = part.createStateConfig(
  menu(
    'confirm-callback',
    { right: { key: '1', to: '#request' }, again: { key: '2', to: 'askingNumber' } },
    { ...leftByLeaving, tell: tellNumber, on: { ...leftByLeaving.on, back: 'askingNumber' } },
  ),
);

function prepareCallback(phone = '', country?: string): Pick<Context, 'request' | 'callbackCountry'> {
  return { request: { kind: 'callback', details: { phone } }, callbackCountry: country };
}

/** A caller with a number in the records need not enter one, unless this system calls back: only the agency knows the number. */
function askNumber({ participant, keepsPlace, settings }: Context): Question {
  const digits = { kind: 'digits', minDigits: 7, maxDigits: 18, secret: false } as const;
  const isKnown = participant?.phoneOnFile && !keepsPlace;
  const prompt = isKnown ? 'callback-number-or-known' : 'callback-number';
  return {
    ...digits,
    prompt: callsAbroad(settings) ? `${prompt}-abroad` : prompt,
    ...(isKnown && { star: 'known' }),
  };
}

function askWhichCountry({ callbackNumbers = [] }: Context): Question {
  return pick(
    'which-country',
    callbackNumbers.map(({ country }) => ({
      slots: { country },
      hear: languages.map((language) => nameCountry(country, language)),
    })),
  );
}

function tellNumber({ request, callbackCountry: country, settings }: Context): Told[] {
  const { phone = '' } = request?.details ?? {};
  return [
    country !== undefined && callsAbroad(settings)
      ? tell('callback-number-in-country', { phone, country })
      : tell('callback-number-taken', { phone }),
  ];
}

/** Whether a number may be one of a country where numbers are dialled in another way. */
function callsAbroad({ abroad, callsBackTo }: Context['settings']): boolean {
  return abroad || !callsBackTo.every(isInNorthAmerica);
}

/** Where the caller is to be called back: at the number that calls, at another one, or at the one that the agency has. */
export function callbackStates(signsIn: boolean) {
  return {
    findingCallingNumber,
    offeringNumber,
    askingNumber: askingNumber(signsIn),
    readingNumber,
    choosingCountry,
    confirmingNumber,
  } as const;
}
