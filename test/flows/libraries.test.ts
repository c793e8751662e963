import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { beginContext, Context } from '../../flows/parts/context.ts';
import { createMachine } from '../../flows/parts/setup.ts';
import { findLibraries, libraryDigits, libraryStatements } from '../../flows/massachusetts/libraries.ts';
import type { Library } from '../../src/agency/library.ts';
import { advance, begin, type Place, react } from '../../src/dialogue/advance.ts';
import { describe as describePlace } from '../../src/dialogue/describe.ts';
import type { CallerEvent } from '../../src/dialogue/event.ts';
import type { Flow } from '../../src/dialogue/flow.ts';
import { settingsOf } from '../../src/lines/line.ts';
import { createFindLibraries } from '../../src/prompts/catalogue/find-libraries.ts';
import { openDirectory } from '../../src/prompts/files/load-catalogue.ts';
import { spellOnKeypad } from '../../src/text/spell-on-keypad.ts';
import type { Language } from '../../src/text/language.ts';
import { aLine } from '../support/a-line.ts';

const topics = { id: 'topics', meta: { ask: { kind: 'choice', prompt: 'topics', options: {} } } } as const;

/** A flow that begins with the question for a city. */
const flow: Flow = {
  name: 'libraries',
  signsIn: false,
  machine: createMachine({
    id: 'libraries',
    context: ({ input }) => beginContext(input),
    initial: 'libraries',
    states: {
      libraries: findLibraries({ back: '#topics', home: '#home' }),
      topics,
      home: { ...topics, id: 'home' },
      goodbye: { id: 'goodbye', type: 'final', meta: { end: 'hang-up' } },
    },
  }),
  prompts: {
    statements: libraryStatements,
    optional: [],
    digits: libraryDigits,
    starred: [],
    picks: {},
    recordings: [],
    letters: {},
    texts: {},
    errands: [],
    answers: [],
    callbacks: [],
  },
  context: Context,
  resume: () => ({ at: 'topics', keeps: {} }),
};

const text = readFileSync('prompts/massachusetts/directory.yaml', 'utf8');
const shipped = openDirectory({ file: 'directory.yaml', text }).directory?.libraries ?? [];

/** A caller in the flow, whose libraries are these. */
function call(
  language: Language = 'en',
  find: (by: { keys: string }) => readonly Library[] = createFindLibraries(shipped),
) {
  let [place]: [Place, ...unknown[]] = begin(flow, { ...settingsOf(aLine()), language });

  function does(event: CallerEvent) {
    let effects;
    [place, effects] = react(flow, place, event);
    for (const effect of effects) {
      if (effect.type !== 'findLibraries') throw new Error(`The flow asks for ${effect.type}`);
      [place] = advance(flow, place, { type: 'libraries-found', libraries: find(effect.params) });
    }
    return heard();
  }

  /** What is told, and the prompt of the question. */
  function heard() {
    const { told, next } = describePlace(place);
    return {
      told: told.map(({ prompt }) => prompt),
      slots: told.map(({ slots }) => slots ?? {}),
      asked: next.kind === 'ask' ? next.question.prompt : next.kind,
    };
  }

  return { heard, does, enters: (digits: string) => does({ type: 'entered', digits }) };
}

test('a caller hears what libraries lend, and is asked for a city or ZIP code', () => {
  expect(call().heard()).toMatchObject({ told: ['libraries-lend-rooms'], asked: 'city-or-zip' });
});

describe('a library that is found', () => {
  test('is told with its phone, and that the caller reserves there', () => {
    expect(call().enters('01105')).toEqual({
      told: ['library', 'library-phone', 'reserve-at-library'],
      slots: [{ name: 'Sample Library of Springfield' }, { phone: '+14135550154' }, {}],
      asked: 'after-libraries',
    });
  });

  test('has its city said where the name lacks it', () => {
    expect(call().enters(spellOnKeypad('Barn')).slots).toContainEqual({
      name: 'Sample Reading Room, Hyannis',
      city: 'Barnstable',
    });
  });

  test.each([
    ['en', 'It has rooms on weekdays'],
    ['es', 'Tiene salas de lunes a viernes'],
  ] as const)('has its note said in the language of the call: %s', (language, note) => {
    expect(call(language).enters('01902')).toMatchObject({
      told: ['library', 'library-phone', 'library-note', 'reserve-at-library'],
      slots: [{}, {}, { note }, {}],
    });
  });

  test('is followed by the others of its city, three at most', () => {
    const of = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        name: `Library ${index}`,
        city: 'Boston',
        phone: '+16175550141',
      }));
    const told = (count: number) => call('en', () => of(count)).enters('267').told;
    const one = ['library-in', 'library-phone'];
    expect(call().enters(spellOnKeypad('Boston')).told).not.toContain('more-libraries');
    expect(told(3)).toEqual([...one, ...one, ...one, 'reserve-at-library']);
    expect(told(4)).toEqual([...one, ...one, ...one, 'more-libraries', 'reserve-at-library']);
  });
});

test('letters of several cities lead to all their libraries where those are three, and to the question again where they are more', () => {
  const cities = ['Ware', 'Wareham', 'Warren', 'Warwick'];
  const of = (count: number) =>
    cities.slice(0, count).map((city) => ({ name: 'Library', city, phone: '+14135550101' }));
  expect(call('en', () => of(3)).enters('927').slots).toContainEqual({ name: 'Library', city: 'Warren' });
  expect(call('en', () => of(4)).enters('927')).toMatchObject({ told: ['too-many-libraries'], asked: 'city-or-zip' });
});

test('where there is none, the caller hears where the list is, and may name another city', () => {
  const caller = call();
  expect(caller.enters('01002')).toMatchObject({ told: ['no-library'], asked: 'after-libraries' });
  expect(caller.does({ type: 'choose.another' })).toMatchObject({ told: [], asked: 'city-or-zip' });
  expect(caller.enters('01608').slots).toContainEqual({ name: 'Sample Library of Worcester' });
});

test('the caller comes back, to the main menu, and to the end of the call', () => {
  expect(call().does({ type: 'back' }).asked).toBe('topics');
  const after = () => {
    const caller = call();
    caller.enters('01608');
    return caller;
  };
  expect(after().does({ type: 'choose.main-menu' }).asked).toBe('topics');
  expect(after().does({ type: 'back' }).asked).toBe('topics');
  expect(after().does({ type: 'choose.goodbye' }).asked).toBe('hang-up');
});
