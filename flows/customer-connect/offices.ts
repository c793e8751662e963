import { assign } from 'xstate';
import type { Question, Told } from '../../src/dialogue/output.ts';
import { refuse } from '../parts/actions.ts';
import type { Context } from '../parts/context.ts';
import { part } from '../parts/setup.ts';
import { tellClock } from '../parts/tell.ts';
import { anotherTopic } from './another-topic.ts';
import { pickForCustomer, tellCustomer } from './customer-tell.ts';

/** Of more offices than these the caller gives more letters. */
const mostToPick = 4;

const asking = part.createStateConfig({
  meta: {
    ask: { kind: 'digits', prompt: 'county-or-zip', minDigits: 1, maxDigits: 15, secret: false, names: 'counties' },
  },
  on: {
    entered: {
      target: 'finding',
      actions: { type: 'findOffices', params: ({ event }) => ({ keys: event.digits }) },
    },
    back: '#generalInformation',
  },
});

const finding = part.createStateConfig({
  on: {
    'offices-found': [
      {
        guard: ({ event }) => event.offices.length === 0,
        target: 'asking',
        actions: refuse(tellCustomer('no-office')),
      },
      {
        guard: ({ event }) => event.offices.length > mostToPick,
        target: 'asking',
        actions: refuse(tellCustomer('too-many-offices')),
      },
      {
        guard: ({ event }) => event.offices.length > 1,
        target: 'choosing',
        actions: assign({ offices: ({ event }) => event.offices }),
      },
      { target: 'found', actions: assign({ offices: ({ event }) => event.offices }) },
    ],
  },
});

const choosing = part.createStateConfig({
  meta: { ask: askWhichOffice },
  on: {
    picked: {
      target: 'found',
      actions: assign({
        offices: ({ context, event }) => context.offices?.slice(event.position - 1, event.position) ?? [],
      }),
    },
    back: 'asking',
  },
});

function askWhichOffice({ offices = [] }: Context): Question {
  return pickForCustomer(
    'which-office',
    offices.map(({ county }) => ({ slots: { county }, hear: [county] })),
  );
}

/** The office of a county, found by its name, its number, a ZIP code, or the first letters on the keypad. */
export const offices = part.createStateConfig({
  initial: 'asking',
  states: { asking, finding, choosing, found: anotherTopic(tellOffice) },
});

export function tellOffice(context: Context): Told[] {
  const { offices: [office] = [], language, settings } = context;
  if (!office) return [tellCustomer('office-unknown')];
  const { county, address, phone, hours } = office;
  return [
    tellCustomer('office', { county, address }),
    tellCustomer(settings.abroad ? 'office-phone-abroad' : 'office-phone', { phone, hours: hours[language] }),
    ...tellClock(context),
  ];
}
