import { assign } from 'xstate';
import type { Question } from '../../src/dialogue/output.ts';
import { createPick, createTell } from '../../src/dialogue/telling.ts';
import { tellOffice } from '../customer-connect/offices.ts';
import { refuse } from '../parts/actions.ts';
import type { Context } from '../parts/context.ts';
import { part } from '../parts/setup.ts';
import type { answering } from './converse.ts';
import type { officePrompts } from './office-prompts.ts';

const tell = createTell<(typeof officePrompts)['statements']>();

const pick = createPick<(typeof officePrompts)['picks'], (typeof officePrompts)['statements']>();

/** Of more offices than these the sender gives more letters. */
const mostToPick = 4;

const asking = part.createStateConfig({
  meta: {
    ask: {
      kind: 'digits',
      prompt: 'text-county-or-zip',
      minDigits: 1,
      maxDigits: 15,
      secret: false,
      names: 'counties',
    },
  },
  on: {
    entered: {
      target: 'finding',
      actions: { type: 'findOffices', params: ({ event }) => ({ keys: event.digits }) },
    },
    back: '#menu',
  },
});

const finding = part.createStateConfig({
  on: {
    'offices-found': [
      {
        guard: ({ event }) => event.offices.length === 0,
        target: 'asking',
        actions: refuse(tell('no-office')),
      },
      {
        guard: ({ event }) => event.offices.length > mostToPick,
        target: 'asking',
        actions: refuse(tell('text-too-many-offices')),
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
  return pick(
    'text-which-office',
    offices.map(({ county }) => ({ slots: { county }, hear: [county] })),
  );
}

/** The office of a county, by its name or a ZIP code. */
export function findOfficeInText(answer: ReturnType<typeof answering>) {
  return part.createStateConfig({
    id: 'offices',
    initial: 'asking',
    states: { asking, finding, choosing, found: answer(tellOffice) },
  });
}
