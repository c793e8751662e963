import type { Library } from '../../src/agency/library.ts';
import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Slots } from '../../src/dialogue/prompt-contract.ts';
import { createTell } from '../../src/dialogue/telling.ts';
import type { Language } from '../../src/text/language.ts';
import { remember } from '../parts/actions.ts';
import { mainMenuKey, silenceEnds } from '../parts/anything-else.ts';
import type { Context } from '../parts/context.ts';
import { part } from '../parts/setup.ts';

/** Every sentence about libraries. */
export const libraryStatements = {
  'libraries-lend-rooms': {},
  library: { name: 'place' },
  'library-in': { name: 'place', city: 'place' },
  'library-phone': { phone: 'phone' },
  'library-note': { note: 'name' },
  'more-libraries': {},
  'reserve-at-library': {},
  'no-library': {},
  'too-many-libraries': {},
} as const satisfies Record<string, Slots>;

/** Its question that is answered with digits. */
export const libraryDigits = ['city-or-zip'] as const;

const tell = createTell<typeof libraryStatements>();

/** More libraries than these are not told. */
export const mostToTell = 3;

interface Leads {
  /** Where `#` leads from the question. */
  readonly back: string;
  /** Where the main menu is. */
  readonly home: string;
}

/** Libraries that lend a private room and a computer, found by a ZIP code, or by a city in speech or by its first letters. */
export function findLibraries({ back, home }: Leads) {
  return part.createStateConfig({
    initial: 'explaining',
    states: {
      explaining: {
        always: { target: 'asking', actions: sayBefore('libraries-lend-rooms') },
      },
      asking: asking(back),
      finding,
      found: afterLibraries(tellLibraries, { back, home }),
      none: afterLibraries(() => [tell('no-library')], { back, home }),
    },
  });
}

function asking(back: string) {
  return part.createStateConfig({
    meta: {
      ask: { kind: 'digits', prompt: 'city-or-zip', minDigits: 1, maxDigits: 20, secret: false, names: 'libraries' },
    },
    on: {
      entered: {
        target: 'finding',
        actions: { type: 'findLibraries', params: ({ event }) => ({ keys: event.digits }) },
      },
      back,
    },
  });
}

/** The directory holds no ZIP code that more libraries have than are told: letters that fit more cities can be told apart by further ones. */
const finding = part.createStateConfig({
  on: {
    'libraries-found': [
      { guard: ({ event }) => event.libraries.length === 0, target: 'none' },
      {
        guard: ({ event: { libraries } }) => libraries.length > mostToTell && areInSeveralCities(libraries),
        target: 'asking',
        actions: part.assign(({ context }) => ({
          first: [...context.first, tell('too-many-libraries')],
          unfit: context.unfit + 1,
        })),
      },
      { target: 'found', actions: remember<'libraries-found'>(({ event: { libraries } }) => ({ libraries })) },
    ],
  },
});

export function areInSeveralCities(libraries: readonly Library[]): boolean {
  return new Set(libraries.map(({ city }) => city)).size > 1;
}

/** Asks what else, after what is told. */
function afterLibraries(told: (context: Context) => readonly Told[], { back, home }: Leads) {
  return part.createStateConfig(
    menu(
      'after-libraries',
      {
        another: { key: '1', to: 'asking' },
        'main-menu': { key: mainMenuKey, to: home },
        goodbye: { to: '#goodbye' },
      },
      { ...silenceEnds, errands: true, tell: told, on: { ...silenceEnds.on, back } },
    ),
  );
}

function sayBefore(prompt: 'libraries-lend-rooms') {
  return part.assign({ first: ({ context }) => [...context.first, tell(prompt)] });
}

/** The caller calls the library: nothing is reserved here. */
function tellLibraries({ libraries = [], language }: Context): Told[] {
  return [
    ...libraries.slice(0, mostToTell).flatMap((library) => tellLibrary(library, language)),
    ...(libraries.length > mostToTell ? [tell('more-libraries')] : []),
    tell('reserve-at-library'),
  ];
}

/** A name that says the city is not followed by it. */
export function tellLibrary({ name, city, phone, note }: Library, language: Language): Told[] {
  return [
    name.includes(city) ? tell('library', { name }) : tell('library-in', { name, city }),
    tell('library-phone', { phone }),
    ...(note ? [tell('library-note', { note: note[language] })] : []),
  ];
}
