import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFindOffices } from '../../../src/prompts/catalogue/find-offices.ts';
import { openDirectory } from '../../../src/prompts/files/load-catalogue.ts';
import { spellOnKeypad } from '../../../src/text/spell-on-keypad.ts';
import { directory } from '../../support/wording-fixture.ts';

function open(text: string) {
  const { directory: opened, problems } = openDirectory({ file: 'directory.yaml', text });
  if (!opened || problems.length > 0) throw new Error(`The directory has ${problems.length} problems`);
  return opened;
}

function finder({ counties }: ReturnType<typeof open>) {
  const find = createFindOffices(counties);
  return (by: Parameters<typeof find>[0]) => find(by).map(({ county }) => county);
}

describe('a small directory', () => {
  const find = finder(open(directory));

  test.each([
    ['a number', '2', ['San Diego']],
    ['a number with a zero before it', '02', ['San Diego']],
    ['one key of three names', '7', ['San Diego', 'San Dieguito', 'Peña Blanca']],
    ['a number that no county has', '07', []],
    ['a ZIP code in a range', '92101', ['San Diego']],
    ['a ZIP code by its first digits', '93599', ['Inyo']],
    ['a ZIP code of two counties', '92250', ['San Diego', 'San Dieguito']],
    ['a ZIP code of none', '90001', []],
    ['the first letters', '46', ['Inyo']],
    ['one key that is a number and a letter of another', '4', ['Inyo']],
    ['the first letters of two names', '7263434', ['San Diego', 'San Dieguito']],
    ['a whole name, though a longer one begins with it', '72634346', ['San Diego']],
    ['a whole name with ñ', '7362252622', ['Peña Blanca']],
    ['letters of none', '999', []],
    ['five letters', '73622', ['Peña Blanca']],
    ['nothing', '', []],
    ['a zero', '0', []],
    ['something else than digits', '4*', []],
  ])('%s', (_, keys, counties) => {
    expect(find({ keys })).toEqual(counties);
  });

  test.each([
    ['PENA BLANCA', ['Peña Blanca']],
    [' san  diego ', ['San Diego']],
    ['San Diego County', ['San Diego']],
    ['County of Inyo', ['Inyo']],
    ['CONDADO DE PEÑA BLANCA', ['Peña Blanca']],
    ['County', []],
    ['San', []],
  ])('the name "%s"', (county, counties) => {
    expect(find({ county })).toEqual(counties);
  });

  test('an office has its county, address and phone, and hours of its own or the usual ones', () => {
    const findAll = createFindOffices(open(directory).counties);
    const usual = { en: 'in the morning', es: 'por la mañana' };
    expect(findAll({ keys: '1' })).toEqual([
      { county: 'Inyo', address: '1 Main Street', phone: '+17605550101', hours: usual },
    ]);
    expect(findAll({ keys: '2' })[0]?.hours).toEqual({ en: 'always', es: 'siempre' });
  });
});

describe('a directory of another state', () => {
  const text = directory
    .replace('[93526, 935]', '["01001-01099", "021"]')
    .replace('  San Dieguito:', '  Macon:')
    .replace('zips: [96101]', 'zips: [62266-62269]');

  test.each([
    ['a ZIP code that begins with zero', '02108', ['Inyo']],
    ['the same without its zero', '2108', []],
    ['a ZIP code of one county that spells another', '62266', ['Macon', 'Peña Blanca']],
    ['a ZIP code that spells nothing', '62267', ['Peña Blanca']],
  ])('%s', (_, keys, counties) => {
    expect(finder(open(text))({ keys })).toEqual(counties);
  });

  test('serves no ZIP code beyond its state', () => {
    const find = finder(open(`${text}state: { name: Some, zips: [010, 02109-02115, 62000-92999] }`));
    expect(['02108', '02109', '02115', '02116'].filter((keys) => find({ keys }).length > 0)).toEqual([
      '02109',
      '02115',
    ]);
  });
});

describe('the directory of the project', () => {
  const shipped = open(readFileSync('prompts/california/directory.yaml', 'utf8'));
  const find = finder(shipped);
  const county = fc.constantFrom(...shipped.counties);

  test('holds the 58 counties of California in their order', () => {
    const names = shipped.counties.map(({ office }) => office.county);
    expect(names).toEqual(names.toSorted());
    expect(shipped.counties.map(({ number }) => number)).toEqual(Array.from({ length: 58 }, (_, index) => index + 1));
    expect(names).toEqual(expect.arrayContaining(['Alameda', 'Los Angeles', 'San Diego', 'Sacramento', 'Yuba']));
  });

  test('is sample data, with numbers that ring nowhere, each once', () => {
    const phones = shipped.counties.map(({ office }) => office.phone);
    expect(shipped.sample).toBe(true);
    expect(new Set(phones).size).toBe(58);
    expect(phones.filter((phone) => !/^\+1\d{3}55501\d\d$/u.test(phone))).toEqual([]);
  });

  test('finds every county by its name on the keypad, and by its number in two digits among four at most', () => {
    for (const { number, office } of shipped.counties) {
      const numbered = find({ keys: String(number).padStart(2, '0') });
      expect(numbered).toContain(office.county);
      expect(numbered.length).toBeLessThanOrEqual(4);
      expect(find({ keys: spellOnKeypad(office.county) })).toEqual([office.county]);
    }
  });

  test.each([
    ['26', ['Amador', 'Colusa', 'Contra Costa', 'Mono']],
    ['37', ['Fresno', 'San Diego']],
    ['56', ['Los Angeles', 'Ventura']],
    ['7', expect.arrayContaining(['Contra Costa', 'Sacramento', 'San Diego'])],
  ])('two meanings of %s are both offered', (keys, counties) => {
    expect(find({ keys })).toEqual(counties);
  });

  test('finds every county by its name, in any case', () => {
    fc.assert(
      fc.property(county, fc.func(fc.boolean()), ({ office }, isCapital) => {
        const letters = office.county.split('');
        const name = letters
          .map((letter, at) => (isCapital(at) ? letter.toUpperCase() : letter.toLowerCase()))
          .join('');
        expect(find({ county: name })).toEqual([office.county]);
      }),
    );
  });

  test('finds every county by any of its ZIP codes', () => {
    const zip = county.chain(({ office, zips }) =>
      fc.record({
        name: fc.constant(office.county),
        zip: fc.constantFrom(...zips).chain(([first, last]) => fc.integer({ min: first, max: last })),
      }),
    );
    fc.assert(
      fc.property(zip, (one) => {
        expect(find({ keys: String(one.zip) })).toContain(one.name);
      }),
    );
  });

  test('finds every county by as many first letters as a caller likes', () => {
    fc.assert(
      fc.property(county, fc.integer({ min: 3, max: 14 }), ({ office }, length) => {
        const keys = spellOnKeypad(office.county).slice(0, length);
        expect(find({ keys })).toContain(office.county);
      }),
    );
  });

  test.each([
    ['90012', 'Los Angeles'],
    ['94612', 'Alameda'],
    ['95814', 'Sacramento'],
    ['92101', 'San Diego'],
    ['96150', 'El Dorado'],
    ['95501', 'Humboldt'],
    ['93721', 'Fresno'],
  ])('%s is in %s', (keys, name) => {
    expect(find({ keys })).toEqual([name]);
  });
});
