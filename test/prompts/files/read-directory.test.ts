import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSources, loadCatalogue } from '../../../src/prompts/files/load-catalogue.ts';
import { readSources } from '../../../src/prompts/files/wording-sources.ts';
import { FileErrors } from '../../../src/yaml/file-errors.ts';
import { contract, directory, english, writeWording } from '../../support/wording-fixture.ts';
import { placeAndAdvice } from '../../support/place-and-advice.ts';

function findProblems(texts: Parameters<typeof writeWording>[0]): string[] {
  return findProblemsIn(writeWording(texts));
}

function findProblemsIn(folder: string): string[] {
  try {
    loadCatalogue({ folder, contract, languages: ['en', 'es'] });
    return [];
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    return error.problems.map((problem) => `${problem.file.slice(folder.length + 1)}:${placeAndAdvice(problem)}`);
  }
}

test.each([
  ['a part', 'sample: true\n', '', '1:1 "sample" is missing.'],
  ['an unknown part', 'counties:', 'countries:', '9:1 "countries" is not known here. Did you mean "counties"?'],
  ['another word than true or false', 'sample: true', 'sample: maybe', '1:9 "sample" must be true or false.'],
  ['a time that is none', '"15:00"', '"25:00"', '3:20 "time" must be a time such as "15:00".'],
  ['a date that is none', '"2026-12-24"', '12/24', '7:20 "date" must be a date such as "2026-12-31".'],
  ['a time of the afternoon', '"15:00"', '3 p.m.', '3:19 "time" must be a time such as "15:00". Write "15:00".'],
  ['a time with a zone', '"15:00"', '"15:00-08:00"', '3:20 "time" must be a time such as "15:00".'],
  [
    'a date of the United States',
    '"2026-12-24"',
    '12/24/2026',
    '7:20 "date" must be a date such as "2026-12-31". Write "2026-12-24".',
  ],
  ['a day that does not exist', '"2026-12-24"', '"2026-02-30"', '7:21 "date" must be a date such as "2026-12-31".'],
  ['an amount of thousands', '"1.99"', '"$1,990.5"', '4:18 "money" must be an amount such as "1.99". Write "1990.50".'],
  [
    'a slot in words',
    'es: apartado 1',
    'es: "{$a :money}"',
    '5:51 A brace is read out here. Write what is said in words.',
  ],
  [
    'a fact that the system counts',
    '  closing:',
    '  highestCounty:',
    '7:3 "highestCounty" is counted by the system. Take it away.',
  ],
  ['a county named in digits', '  Inyo:', '  "12":', '10:3 "12" holds no word that can be said.'],
  [
    'two counties of one name',
    '  Inyo:',
    '  SAN DIEGO:',
    '11:3 "San Diego" is a name of "SAN DIEGO" too. Keep one of the two.',
  ],
  ['an amount with a sign', '"1.99"', '$1.99', '4:17 "money" must be an amount such as "1.99".'],
  ['a number to dial', '"+18888981743"', '888', '6:18 "phone" must be a phone number such as "+19165550101".'],
  ['a fact of no kind', '{ phone: "+18888981743" }', '{}', '6:3 "line" must hold one of phone, time, date, money,'],
  ['a fact of two kinds', '{ money: "1.99" }', '{ money: "1.99", time: "15:00" }', '4:3 "fee" must hold one of'],
  ['a mistyped kind', '{ phone:', '{ phnoe:', '6:11 "phnoe" is not known here. Did you mean "phone"?'],
  ['a fact that is a text', '{ money: "1.99" }', '1.99', '4:3 "fee" must hold phone, time, date, money.'],
  ['a fact without a language', ', es: apartado 1', '', '5:14 "es" is missing in "name".'],
  ['a fact of no words', 'es: apartado 1', 'es: ""', '5:50 "es" must be what is said.'],
  ['a name of two words', '  closing:', '  next closing:', '7:3 "next closing" cannot be the name of a fact.'],
  [
    'no office hours',
    '  officeHours: { name: { en: in the morning, es: por la mañana } }\n',
    '',
    '9:3 "Inyo" has no office hours. Give the fact officeHours for all,',
  ],
  ['hours without a language', ', es: siempre', '', '11:100 "es" is missing in "hours".'],
  ['a county without a part', ', address: 1 Main Street', '', '10:3 "address" is missing in "Inyo".'],
  ['a number of two counties', 'number: 2', 'number: 1', '11:3 "San Diego" has the number 1 of "Inyo".'],
  ['a number that is none', 'number: 58', 'number: none', '13:26 "number" must be a number from 1 to 99.'],
  ['a ZIP code that is none', '[96101]', '["961011"]', '13:38 "961011" is no ZIP code. Write "12345", all from'],
  ['a range that runs backwards', '92101-92199', '92199-92101', '11:34 "92199-92101" is no ZIP code. Write "12345",'],
  ['a ZIP code without brackets', '[96101]', '96101', '13:36 "zips" must be a list. Write [96101].'],
  ['a county that stands twice', '  San Diego:', '  Inyo:', '11:3 This stands here twice, first in line 10.'],
])('%s', (_, from, to, problem) => {
  expect(directory).toContain(from);
  expect(findProblems({ directory: directory.replace(from, to) })).toContainEqual(
    expect.stringContaining(`directory.yaml:${problem}`),
  );
});

describe('the state', () => {
  const written = (state: string) => `${directory}state: ${state}\n`;
  const california = written('{ name: California, zips: [90001-96162] }');

  test('may be left out, and then the ZIP codes of any are taken', () => {
    expect(findProblems({ directory: directory.replace('[96101]', '["02108", 967]') })).toEqual([]);
  });

  test('takes its own ZIP codes, of several ranges too, and first digits that reach beyond it', () => {
    expect(findProblems({ directory: california.replace('[96101]', '[961]') })).toEqual([]);
    const two = written('{ name: Massachusetts, zips: [01001-02791, 05501] }');
    const zips = two.replace('[93526, 935]', '[01001, 05501]').replace('[92101-92199, 922]', '[027]');
    const all = zips.replace('zips: [922]', 'zips: [02108-02110]').replace('[96101]', '[055]');
    expect(findProblems({ directory: all })).toEqual([]);
  });

  test.each([
    ['a ZIP code elsewhere', california.replace('[96101]', '["10001"]'), '13:38 "10001" is no ZIP code of California.'],
    ['a range elsewhere', california.replace('[96101]', '[96163-96199]'), '13:37 "96163-96199" is no ZIP code of'],
    [
      'what can be done about it',
      california.replace('[96101]', '["967"]'),
      'of California. Write one of 90001-96162, or mend the "zips" of "state".',
    ],
    [
      'no ZIP code at all',
      california.replace('[96101]', '[any]'),
      '13:37 "any" is no ZIP code of California. Write "12345",',
    ],
    [
      'the ranges of a state, and its single ZIP codes',
      written('{ name: Some, zips: [02109, 92000-96999] }').replace('[96101]', '[967, 10001]'),
      '13:42 "10001" is no ZIP code of Some. Write one of 02109, 92000-96999, or',
    ],
    ['a state without ZIP codes', written('{ name: California }'), '14:1 "zips" is missing in "state".'],
    ['a state without a name', written('{ zips: [90001-96162] }'), '14:1 "name" is missing in "state".'],
    ['a state of no name', written('{ name: "", zips: [900] }'), '14:16 "name" must be the name of a state.'],
    ['ZIP codes that are none', written('{ name: Ohio, zips: [4] }'), '14:29 "4" is no ZIP code. Write "12345",'],
    ['a name alone', written('California'), '14:1 "state" must hold name, zips.'],
  ])('%s', (_, text, problem) => {
    expect(findProblems({ directory: text })).toEqual([expect.stringContaining(problem)]);
  });
});

test('an address may not be cut off by #, and a comment may follow what is no text', () => {
  const yolo =
    '  Yolo:\n    number: 5 # the last\n    zips: [95616]\n    address: 5 Main Street # 7\n    phone: "+15305550105"\n';
  expect(findProblems({ directory: directory + yolo })).toEqual([
    expect.stringContaining(
      'directory.yaml:17:14 What follows # on this line is not said. Put the text in double quotes;',
    ),
  ]);
});

test('mistakes in the directory and in the wording are told at once', () => {
  const broken = directory.replace('"15:00"', 'noon').replace('"1.99"', 'free');
  expect(findProblems({ directory: broken, en: english.replace('{$cutOff :time}', '{$cutOf :time}') })).toEqual([
    'directory.yaml:3:19 "time" must be a time such as "15:00". Write "12:00".',
    'directory.yaml:4:17 "money" must be an amount such as "1.99".',
    expect.stringMatching(/^en\.yaml:\d+:42 There is no slot \$cutOf here\. Did you mean \{\$cutOff :time\}\?$/u),
  ]);
});

test.each([
  [
    'a kind',
    '{ time: "15:00" }',
    '{ times: "15:00" }',
    ['3:13 "times" is not known here.', '3:3 "cutOff" must hold one of'],
  ],
  ['the facts', 'facts:', 'fact:', ['1:1 "facts" is missing.', '2:1 "fact" is not known here.']],
])('without %s, texts that say a fact are not told to be wrong', (_, from, to, problems) => {
  expect(findProblems({ directory: directory.replace(from, to) })).toEqual(
    problems.map((problem) => expect.stringContaining(`directory.yaml:${problem}`)),
  );
});

const withoutCounties = directory.slice(0, directory.indexOf('counties:'));

test('an agency without county offices leaves them out, and no text may name their highest number', () => {
  expect(findProblems({ directory: withoutCounties })).toEqual([]);
  const folder = writeWording({ directory: withoutCounties });
  const catalogue = loadCatalogue({ folder, contract, languages: ['en', 'es'] });
  expect(catalogue.findOffices({ keys: '1' })).toEqual([]);
  const en = english.replace('{$cutOff :time}', '{$highestCounty :count}');
  expect(findProblems({ directory: withoutCounties, en })).toEqual([
    expect.stringContaining('There is no slot $highestCounty here.'),
  ]);
});

test('an empty directory is told by itself, and so is one whose counties are lost', () => {
  expect(findProblems({ directory: '# nothing\n' })).toEqual([
    'directory.yaml:1:1 The file holds nothing. Put a copy of it back.',
  ]);
  const none = `${withoutCounties}counties: {}\n`;
  expect(findProblems({ directory: none })).toEqual([
    expect.stringContaining('9:1 "counties" holds nothing. Put its entries of a copy back, or take its name away.'),
  ]);
});

test.each([
  ['a digit too few', '+1888898174', 'is a number that nobody can have. Look at its digits.'],
  ['a digit too many', '+188889817433', 'is a number that nobody can have. Look at its digits.'],
  ['a premium number', '+19002345678', 'is a number that costs extra. Look at its digits.'],
])('%s among the facts and the offices is warned of', (_, number, warning) => {
  for (const told of ['+18888981743', '+16195550102']) {
    expect(directory).toContain(told);
    const folder = writeWording({ directory: directory.replace(told, number) });
    const { warnings } = checkSources(readSources({ folder, languages: ['en', 'es'] }), { contract });
    expect(warnings.map(({ message, suggestion }) => `${message} ${suggestion}`)).toEqual([`${number} ${warning}`]);
  }
});

test('a directory that cannot be read stands alone', () => {
  const folder = writeWording({ en: '' });
  rmSync(join(folder, 'directory.yaml'));
  expect(findProblemsIn(folder)).toEqual([
    'directory.yaml:1:1 The file cannot be read. Put a file of this name there.',
  ]);
});

test.each([
  ['a fact of another kind', '{$cutOff :date}', '$cutOff is :time, not :date. Write {$cutOff :time}.'],
  ['a fact without its kind', '{$cutOff}', '$cutOff lacks its kind. Write {$cutOff :time}.'],
])('%s in a text', (_, written, problem) => {
  const en = english.replace('{$cutOff :time}', written);
  expect(findProblems({ en })).toEqual([expect.stringContaining(problem)]);
});
