import { assign } from 'xstate';
import type { Question } from '../../src/dialogue/output.ts';
import { remember, say, sayUnfit } from './actions.ts';
import { type Context, onlyCase, participantOf } from './context.ts';
import { pick, tell } from './tell.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';

interface ChooseCase {
  readonly next: string;
  readonly back: string;
  readonly without?: string;
}

/**
 * Which of the caller's cases: one of a few by its key, one of many by the last digits of its number, or all of them. Leads on with
 * `chosenCase`, which stays open where all are meant. A caller who is told of one case is not asked. A caller who is told of none hears so, or
 * goes on where `without` leads.
 */
export function chooseCase({ next, back, without }: ChooseCase) {
  const leave = without === undefined ? { target: '#mainMenu', actions: say('no-case') } : { target: without };
  return part.createStateConfig({
    entry: assign({ chosenCase: undefined }),
    initial: 'counting',
    on: { back, 'records-unavailable': '.recordsDown' },
    states: {
      counting: {
        always: [
          { guard: ({ context }) => (context.participant?.cases ?? 0) > 1, target: 'listing' },
          { guard: ({ context }) => context.participant?.cases === 0, ...leave },
          { target: next, actions: assign({ chosenCase: ({ context }) => onlyCase(context) }) },
        ],
      },
      listing: listing(next),
      asking: asking(next),
      finding: finding(next),
      recordsDown: recordsDown({ again: 'counting', back }),
      choosing: choosing(next),
    },
  });
}

/** Lists all cases, and leads to the question that suits their number. */
function listing(next: string) {
  return part.createStateConfig({
    entry: { type: 'listCases', params: ({ context }) => ({ participant: participantOf(context) }) },
    on: {
      'cases-listed': [
        { guard: ({ event }) => event.count === 0, target: next },
        {
          guard: ({ event }) => event.count > event.cases.length,
          target: 'asking',
          actions: [assign({ lettersInCases: ({ event }) => event.letters }), sayCount],
        },
        { target: 'choosing', actions: [assign({ cases: ({ event }) => event.cases }), sayCount] },
      ],
    },
  });
}

const sayCount = remember<'cases-listed'>(({ context, event: { count } }) => ({
  first: [...context.first, tell('cases-found', { count })],
}));

/** Asks for the end of a case number. */
function asking(next: string) {
  return part.createStateConfig({
    meta: { ask: askForEnding },
    on: {
      entered: {
        target: 'finding',
        actions: {
          type: 'listCases',
          params: ({ context, event }) => ({ participant: participantOf(context), ending: event.digits }),
        },
      },
      'choose.all': next,
    },
  });
}

/** Finds the cases whose number ends as entered. */
function finding(next: string) {
  return part.createStateConfig({
    on: {
      'cases-listed': [
        { guard: ({ event }) => event.count === 0, target: 'asking', actions: sayUnfit('no-case-with-ending') },
        {
          guard: ({ event }) => event.count === 1,
          target: next,
          actions: assign({ cases: ({ event }) => event.cases, chosenCase: ({ event }) => event.cases[0]?.position }),
        },
        {
          guard: ({ event }) => event.count > event.cases.length,
          target: 'asking',
          actions: sayUnfit('too-many-cases'),
        },
        { target: 'choosing', actions: assign({ cases: ({ event }) => event.cases }) },
      ],
    },
  });
}

/** Offers the cases just listed, each under a key. */
function choosing(next: string) {
  return part.createStateConfig({
    meta: { ask: askWhichCase },
    on: {
      picked: {
        target: next,
        actions: assign({ chosenCase: ({ context, event }) => context.cases?.[event.position - 1]?.position }),
      },
    },
  });
}

/** Four signs tell most cases apart; of those that end alike, more of the number can be entered. */
function askForEnding({ lettersInCases: letters = false }: Context): Question {
  const prompt = letters ? 'case-ending-with-letters' : 'case-ending';
  return { kind: 'digits', prompt, minDigits: 4, maxDigits: 20, secret: false, letters, star: 'all' };
}

function askWhichCase({ cases: listed = [] }: Context): Question {
  const items = listed.flatMap(({ ending, county }) =>
    county === undefined ? [] : [{ slots: { ending, county }, hear: [ending, county] }],
  );
  if (items.length === listed.length) return pick('which-case', items);
  return pick(
    'which-case-by-ending',
    listed.map(({ ending, county }) => ({
      slots: { ending },
      hear: county === undefined ? [ending] : [ending, county],
    })),
  );
}
