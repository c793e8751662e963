import { menu } from '../../src/dialogue/menu.ts';
import { refuse, remember } from './actions.ts';
import type { Context } from './context.ts';
import { part } from './setup.ts';
import { tell } from './tell.ts';

interface Leads {
  /** The menu that offers the number that calls, by its end: it may be that of a relay service, or of a friend. */
  readonly offer: string;
  readonly next: string;
  /** Where nobody here sends texts. */
  readonly without: string;
}

/** Which number texts go to: the one that calls, or one that is entered and told back. Begins at `findingNumber`. */
export function askTextNumber({ offer, next, without }: Leads) {
  return {
    findingNumber: findingNumber(without),
    offeringNumber: offeringNumber(offer, next),
    askingNumber,
    readingNumber,
    confirmingNumber: confirmingNumber(next),
  } as const;
}

function findingNumber(without: string) {
  return part.createStateConfig({
    entry: { type: 'findTextNumber', params: {} },
    on: {
      'text-number-found': {
        target: 'offeringNumber',
        actions: remember<'text-number-found'>(({ event: { phone } }) => ({ textPhone: phone })),
      },
      'no-text-number': 'askingNumber',
      'no-texts': without,
    },
  });
}

function offeringNumber(offer: string, next: string) {
  return part.createStateConfig(
    menu(
      offer,
      { there: { key: '1', to: next }, elsewhere: { key: '2', to: 'askingNumber' } },
      {
        takesNumber: true,
        tell: ({ textPhone = '' }: Context) => [tell('calling-number', { ending: textPhone.slice(-2) })],
        on: { back: '#mainMenu' },
      },
    ),
  );
}

const askingNumber = part.createStateConfig({
  meta: { ask: { kind: 'digits', prompt: 'reminder-number', minDigits: 7, maxDigits: 11, secret: false } },
  on: {
    entered: {
      target: 'readingNumber',
      actions: { type: 'readTextNumber', params: ({ event }) => ({ digits: event.digits }) },
    },
    back: '#mainMenu',
  },
});

const readingNumber = part.createStateConfig({
  on: {
    'text-number-read': {
      target: 'confirmingNumber',
      actions: remember<'text-number-read'>(({ event: { phone } }) => ({ textPhone: phone })),
    },
    'text-number-unfit': [
      {
        guard: ({ event }) => event.lacksAreaCode,
        target: 'askingNumber',
        actions: refuse(tell('callback-number-short')),
      },
      { target: 'askingNumber', actions: refuse(tell('reminder-number-unfit')) },
    ],
  },
});

function confirmingNumber(next: string) {
  return part.createStateConfig(
    menu(
      'confirm-reminder-number',
      { right: { key: '1', to: next }, again: { key: '2', to: 'askingNumber' } },
      {
        takesNumber: true,
        tell: ({ textPhone: phone = '' }: Context) => [tell('callback-number-taken', { phone })],
        on: { back: 'askingNumber' },
      },
    ),
  );
}
