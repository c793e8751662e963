import type { Question, Told } from '../../src/dialogue/output.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { nextOpeningPrompt } from '../../src/dialogue/next-opening-prompt.ts';
import { remember, say, switchLanguage } from '../parts/actions.ts';
import type { Tell } from '../parts/anything-else.ts';
import type { Context } from '../parts/context.ts';
import { type lead, rememberEither, rememberErrand } from '../parts/do-errand.ts';
import { part } from '../parts/setup.ts';
import { pickInText, tellInText } from './text-prompts.ts';

type Topics = Readonly<Record<string, { readonly key: string; readonly to: string }>>;

/** A menu that is written out, under `prompt`. */
export function listTopics<const Its extends Topics>(prompt: string, topics: Its) {
  return menu(prompt, topics, { errands: true, on: { back: '#menu' } });
}

/** What tells something and leaves the topics of the first menu open, without writing them out again. */
export function answering<const Its extends Topics>(prompt: string, topics: Its) {
  return (tell: Tell) =>
    part.createStateConfig(
      menu(prompt, topics, {
        errands: true,
        tell: (context: Context) => [...tell(context), tellInText('text-topics')],
        hold: () => ({ quiet: true }),
        on: { back: '#menu' },
      }),
    );
}

type Answer = ReturnType<typeof answering>;

const begin = part.assign({ misses: 0, unfit: 0 });

/** Whom to call, and when people answer. */
export function tellPerson(answer: Answer) {
  return part.createStateConfig({
    id: 'person',
    entry: begin,
    initial: 'looking',
    states: {
      looking: {
        entry: { type: 'readHours', params: {} },
        on: {
          'within-hours': 'open',
          'out-of-hours': {
            target: 'closed',
            actions: remember<'out-of-hours'>(({ event: { opening } }) => ({ opening })),
          },
        },
      },
      open: answer((context) => [...tellNumbers(context), tellInText('text-person-now')]),
      closed: answer((context) => [...tellNumbers(context), ...nextOpeningPrompt(context.opening, context.settings)]),
    },
  });
}

function tellNumbers({ settings: { phone, ttyPhone } }: Context): Told[] {
  return [
    ...(phone === undefined ? [] : [tellInText('text-person', { phone })]),
    ...(ttyPhone === undefined ? [] : [tellInText('text-person-tty', { phone: ttyPhone })]),
  ];
}

const choosing = part.createStateConfig({
  meta: { ask: askWhich },
  on: {
    picked: {
      target: 'doing',
      actions: remember<'picked'>(({ context, event }) => ({
        errand: context.errands?.[event.position - 1],
        errands: undefined,
      })),
    },
    back: '#menu',
  },
});

function askWhich({ errands = [] }: Context): Question {
  const items = errands.map((errand) => ({ slots: { errand: `errand-${errand}` as const }, hear: [], errand }));
  return pickInText('text-which-errand', items);
}

/** What is asked for in words: told where it may be, and else by phone alone. */
export function doInText(open: readonly ReturnType<typeof lead>[], answer: Answer) {
  return part.createStateConfig({
    id: 'errand',
    initial: 'doing',
    states: {
      doing: { always: [...open, { target: 'byPhone' }] },
      byPhone: answer(tellByPhone),
      choosing,
    },
  });
}

function tellByPhone({ errand, settings: { phone, ttyPhone } }: Context): Told[] {
  if (errand === undefined || phone === undefined) return [];
  return [
    tellInText('text-by-phone', { errand: `errand-${errand}`, phone }),
    ...(ttyPhone === undefined ? [] : [tellInText('text-person-tty', { phone: ttyPhone })]),
  ];
}

/** What can be written at every point. A conversation has no end: who says goodbye may write again. */
export const everywhereInText = {
  agent: '.person',
  back: { actions: say('no-menu-before') },
  'main-menu': '.menu',
  goodbye: '.done',
  'other-language': { actions: switchLanguage },
  'no-input': { guard: 'missedTooOften', target: '.person' },
  'no-match': { guard: 'missedTooOften', target: '.person' },
  'long-silence': '.menu',
  errand: { target: '.errand', actions: rememberErrand },
  either: { target: '.errand.choosing', actions: rememberEither },
} as const;

/** After too many places that were not found. */
export const afterTooManyInText = { guard: 'missedTooOften', target: '.person' } as const;

export const goodbyeInText = () => [tellInText('text-goodbye')];
