import { describe, expect, test } from 'vitest';
import { openDirectory } from '../../../src/prompts/files/load-catalogue.ts';
import { placeAndAdvice } from '../../support/place-and-advice.ts';

const facts = 'sample: true\nfacts:\n  cutOff: { time: "15:00" }\n';
const state = 'state: { name: Massachusetts, zips: [01001-02791] }\n';
const libraries = `libraries:
  Main Library: { city: Ware, zips: [01082], phone: "+14135550101" }
  North Library: { city: Boston, zips: [02113], phone: "+16175550103", note: { en: Ring, es: Toque }, hear: [North End] }
`;

function findProblems(text: string): string[] {
  return openDirectory({ file: 'directory.yaml', text }).problems.map(placeAndAdvice);
}

test('an agency may name libraries without counties, counties without libraries, and neither', () => {
  expect(findProblems(facts + state + libraries)).toEqual([]);
  const { directory } = openDirectory({ file: 'directory.yaml', text: facts });
  expect(directory).toMatchObject({ counties: [], libraries: [] });
});

test.each([
  ['no city', 'city: Ware, ', '', '6:3 "city" is missing in "Main Library".'],
  ['no ZIP code', 'zips: [01082], ', '', '6:3 "zips" is missing in "Main Library".'],
  ['no phone', ', phone: "+14135550101"', '', '6:3 "phone" is missing in "Main Library".'],
  ['a city of no words', 'city: Ware', 'city: "1"', '6:19 "1" holds no word that can be said.'],
  ['a name of no words', 'Main Library', '"12"', '6:3 "12" holds no word that can be said.'],
  [
    'a number that nobody dials',
    '"+14135550101"',
    '413 555 0101',
    '6:53 "phone" must be a phone number such as "+19165550101".',
  ],
  [
    'a ZIP code elsewhere',
    '[01082]',
    '[95814]',
    '6:38 "95814" is no ZIP code of Massachusetts. Write one of 01001-02791, or mend the "zips" of "state".',
  ],
  ['a note in one language', ', es: Toque', '', '7:72 "es" is missing in "note".'],
  ['something unknown', 'hear:', 'heard:', '7:103 "heard" is not known here. Did you mean "hear"?'],
  [
    'a city by the other name of another',
    'city: Ware',
    'city: north end',
    '7:3 "North End" is a name of "north end" too. Keep one of the two.',
  ],
  ['nothing', libraries, 'libraries: {}\n', '5:1 "libraries" holds nothing. Put its entries of a copy back,'],
])('%s', (_, from, to, problem) => {
  expect(libraries).toContain(from);
  expect(findProblems(facts + state + libraries.replace(from, to))).toEqual([expect.stringContaining(problem)]);
});

describe('a ZIP code of more libraries than are told', () => {
  const withZips = (...zips: string[]) =>
    `${facts}libraries:\n${zips
      .map((range, index) => `  Library ${'ABCDE'[index]}: { city: Ware, zips: [${range}], phone: "+14135550101" }\n`)
      .join('')}`;

  test('is told by its fourth one', () => {
    expect(findProblems(withZips('02108', '0210', '02100-02110', '02109, 02101-02108'))).toEqual([
      '8:3 "Library D" has the ZIP code 02108, which 3 libraries above have. Callers hear of 3: leave it to the nearest.',
    ]);
  });

  test('is told where ranges begin within another', () => {
    expect(findProblems(withZips('02105-02110', '02106-02111', '02107-02112', '021'))).toEqual([
      expect.stringContaining('8:3 "Library D" has the ZIP code 02107,'),
    ]);
  });

  test('is none where three have it, though more have its neighbours', () => {
    expect(findProblems(withZips('02108', '02108-02109', '02108-02110', '02109-02112', '02111'))).toEqual([]);
  });
});
