import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createFindLibraries } from '../../../src/prompts/catalogue/find-libraries.ts';
import { loadCatalogue, openDirectory } from '../../../src/prompts/files/load-catalogue.ts';
import type { DigitsQuestion } from '../../../src/dialogue/output.ts';
import { spellOnKeypad } from '../../../src/text/spell-on-keypad.ts';
import { contract, directory, writeWording } from '../../support/wording-fixture.ts';

const libraries = `libraries:
  Main Library of Ware: { city: Ware, zips: [01082], phone: "+14135550101", hear: [Palmer] }
  Wareham Library: { city: Wareham, zips: [02571, 02538], phone: "+15085550102" }
  North Library: { city: Boston, zips: [02113, 0211], phone: "+16175550103" }
  South Library: { city: Boston, zips: [02127-02129], phone: "+16175550104", note: { en: Ring the bell, es: Toque el timbre } }
`;

function open(text: string) {
  const { directory: opened, problems } = openDirectory({ file: 'directory.yaml', text });
  if (!opened || problems.length > 0) throw new Error(`The directory has ${problems.length} problems`);
  return opened;
}

describe('a small directory', () => {
  const find = createFindLibraries(open(directory + libraries).libraries);

  test.each([
    ['a ZIP code', '01082', ['Main Library of Ware']],
    ['a ZIP code in a range', '02128', ['South Library']],
    ['a ZIP code by its first digits', '02119', ['North Library']],
    ['a ZIP code of none', '01801', []],
    ['the first letters of a city with two', spellOnKeypad('bos'), ['North Library', 'South Library']],
    ['the first letters of two cities', spellOnKeypad('war'), ['Main Library of Ware', 'Wareham Library']],
    ['a whole name, though a longer one begins with it', spellOnKeypad('ware'), ['Main Library of Ware']],
    ['the first letters of a county', spellOnKeypad('inyo'), []],
    ['the number of a county', '1', []],
    ['a number that no entry has', '', []],
  ])('%s', (_, keys, names) => {
    expect(find({ keys }).map(({ name }) => name)).toEqual(names);
  });

  test('a library has its city and phone, and a note where there is one', () => {
    expect(find({ keys: '02127' })).toEqual([
      {
        name: 'South Library',
        city: 'Boston',
        phone: '+16175550104',
        note: { en: 'Ring the bell', es: 'Toque el timbre' },
      },
    ]);
    expect(find({ keys: '01082' })[0]).not.toHaveProperty('note');
  });
});

test('cities and their other names may be said where libraries are asked for, and counties where those are', () => {
  const folder = writeWording({ directory: directory + libraries });
  const catalogue = loadCatalogue({ folder, contract, languages: ['en', 'es'] });
  const city: DigitsQuestion = {
    kind: 'digits',
    prompt: 'which-county',
    minDigits: 1,
    maxDigits: 20,
    secret: false,
    names: 'libraries',
  };
  for (const language of ['en', 'es'] as const) {
    const vocabulary = catalogue.vocabulary(language, city);
    expect(vocabulary.get('wareham')).toEqual({ digits: '9273426' });
    expect(vocabulary.get('palmer')).toEqual({ digits: '9273' });
    expect(vocabulary.get('inyo')).toBeUndefined();
    expect(catalogue.vocabulary(language, { ...city, names: 'counties' }).get('wareham')).toBeUndefined();
  }
  expect(catalogue.findLibraries({ keys: '9273' }).map(({ city: its }) => its)).toEqual(['Ware']);
});

describe('the libraries of Massachusetts', () => {
  const shipped = open(readFileSync('prompts/massachusetts/directory.yaml', 'utf8'));
  const find = createFindLibraries(shipped.libraries);

  test('are sample data of a state without county offices, with numbers that ring nowhere, each once', () => {
    expect(shipped).toMatchObject({ sample: true, counties: [] });
    const phones = shipped.libraries.map(({ library }) => library.phone);
    expect(new Set(phones).size).toBe(phones.length);
    expect(phones.filter((phone) => !/^\+1(?:413|508|617|781|978)55501\d\d$/u.test(phone))).toEqual([]);
    expect(shipped.libraries.filter(({ library }) => !/\bSample\b/u.test(library.name))).toEqual([]);
  });

  test('are each found by the city and by the first and last of its ZIP codes', () => {
    for (const { place, zips, library } of shipped.libraries) {
      expect(find({ keys: spellOnKeypad(place) })).toContainEqual(library);
      for (const zip of zips.flat()) expect(find({ keys: String(zip).padStart(5, '0') })).toContainEqual(library);
    }
  });

  test.each([
    ['02108', ['Boston']],
    ['01103', ['Springfield']],
    ['02601', ['Barnstable']],
    ['267', ['Boston', 'Boston', 'Boston']],
    ['95814', []],
  ])('%s is in %j', (keys, cities) => {
    expect(find({ keys }).map(({ city }) => city)).toEqual(cities);
  });
});
