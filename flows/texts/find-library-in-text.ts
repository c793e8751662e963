import type { Library } from '../../src/agency/library.ts';
import type { FlowPrompts } from '../../src/dialogue/flow.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { createTell } from '../../src/dialogue/telling.ts';
import { areInSeveralCities, mostToTell, tellLibrary } from '../massachusetts/libraries.ts';
import { refuse, remember } from '../parts/actions.ts';
import type { Context } from '../parts/context.ts';
import { part } from '../parts/setup.ts';
import type { answering } from './converse.ts';

/** What is said and asked of libraries in text messages. */
export const libraryTexts = {
  statements: {
    library: { name: 'place' },
    'library-in': { name: 'place', city: 'place' },
    'library-phone': { phone: 'phone' },
    'library-note': { note: 'name' },
    'reserve-at-library': {},
    'text-too-many-libraries': {},
    'text-more-libraries': {},
    'text-no-library': {},
  },
  answers: ['library', 'library-in'],
  digits: ['text-city-or-zip'],
} as const satisfies Partial<FlowPrompts>;

const tell = createTell<(typeof libraryTexts)['statements']>();

const asking = part.createStateConfig({
  meta: {
    ask: { kind: 'digits', prompt: 'text-city-or-zip', minDigits: 1, maxDigits: 20, secret: false, names: 'libraries' },
  },
  on: {
    entered: {
      target: 'finding',
      actions: { type: 'findLibraries', params: ({ event }) => ({ keys: event.digits }) },
    },
    back: '#menu',
  },
});

const finding = part.createStateConfig({
  on: {
    'libraries-found': [
      { guard: ({ event }) => event.libraries.length === 0, target: 'none' },
      {
        guard: ({ event }) => areTooMany(event.libraries),
        target: 'asking',
        actions: refuse(tell('text-too-many-libraries')),
      },
      { target: 'found', actions: remember<'libraries-found'>(({ event: { libraries } }) => ({ libraries })) },
    ],
  },
});

function areTooMany(libraries: readonly Library[]): boolean {
  return libraries.length > mostToTell && areInSeveralCities(libraries);
}

/** A library that lends a private room, by its city or a ZIP code. */
export function findLibraryInText(answer: ReturnType<typeof answering>) {
  return part.createStateConfig({
    id: 'libraries',
    initial: 'asking',
    states: { asking, finding, found: answer(tellLibraries), none: answer(() => [tell('text-no-library')]) },
  });
}

function tellLibraries({ libraries = [], language }: Context): Told[] {
  return [
    ...libraries.slice(0, mostToTell).flatMap((library) => tellLibrary(library, language)),
    ...(libraries.length > mostToTell ? [tell('text-more-libraries')] : []),
    tell('reserve-at-library'),
  ];
}
