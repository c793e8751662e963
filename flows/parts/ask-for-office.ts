import { assign } from 'xstate';
import type { Question, Told } from '../../src/dialogue/output.ts';
import { refuse } from './actions.ts';
import type { Context } from './context.ts';
import { part } from './setup.ts';

interface Finding {
  /** The question for a place. */
  readonly prompt: string;
  /** Where `#` leads from it. */
  readonly back: string;
  readonly none: Told;
  readonly tooMany: Told;
  /** Asks which of some counties is meant. */
  readonly askWhich: (
    items: readonly { readonly slots: { readonly county: string }; readonly hear: readonly string[] }[],
  ) => Question;
  /** Tells the office that was found. */
  readonly found: object;
}

/** Of more offices than these more letters are asked for. */
const mostToPick = 4;

function asking({ prompt, back }: Finding) {
  return part.createStateConfig({
    meta: { ask: { kind: 'digits', prompt, minDigits: 1, maxDigits: 15, secret: false, names: 'counties' } },
    on: {
      entered: {
        target: 'finding',
        actions: { type: 'findOffices', params: ({ event }) => ({ keys: event.digits }) },
      },
      back,
    },
  });
}

function finding({ none, tooMany }: Finding) {
  return part.createStateConfig({
    on: {
      'offices-found': [
        { guard: ({ event }) => event.offices.length === 0, target: 'asking', actions: refuse(none) },
        { guard: ({ event }) => event.offices.length > mostToPick, target: 'asking', actions: refuse(tooMany) },
        {
          guard: ({ event }) => event.offices.length > 1,
          target: 'choosing',
          actions: assign({ offices: ({ event }) => event.offices }),
        },
        { target: 'found', actions: assign({ offices: ({ event }) => event.offices }) },
      ],
    },
  });
}

function choosing({ askWhich }: Finding) {
  return part.createStateConfig({
    meta: {
      ask: ({ offices = [] }: Context) =>
        askWhich(offices.map(({ county }) => ({ slots: { county }, hear: [county] }))),
    },
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
}

/** The states in which an office is found, by what stands for its county; the first is `asking`. */
export function askForOffice(own: Finding) {
  return { asking: asking(own), finding: finding(own), choosing: choosing(own), found: own.found };
}
