import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../../src/prompts/files/load-catalogue.ts';
import { FileErrors } from '../../../src/yaml/file-errors.ts';
import { contract, directory, english, writeWording } from '../../support/wording-fixture.ts';

function findProblems(texts: Parameters<typeof writeWording>[0]): string[] {
  return findProblemsIn(writeWording(texts));
}

function findProblemsIn(folder: string): string[] {
  try {
    loadCatalogue({ folder, contract, languages: ['en', 'es'] });
    return [];
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    return error.problems.map(({ file, line, column, message, suggestion = '' }) =>
      `${file.slice(folder.length + 1)}:${line}:${column} ${message} ${suggestion}`.trim(),
    );
  }
}

test.each([
  ['a part', 'sample: true\n', '', '1:1 "sample" is missing.'],
  ['an unknown part', 'counties:', 'countries:', '1:1 "counties" is missing.'],
  ['another word than true or false', 'sample: true', 'sample: maybe', '1:9 "sample" must be true or false.'],
  ['a time that is none', '"15:00"', '"25:00"', '3:20 "time" must be a time such as "15:00".'],
  ['a date that is none', '"2026-12-24"', '12/24', '7:20 "date" must be a date such as "2026-12-31".'],
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
  ['a ZIP code elsewhere', '[96101]', '["10001"]', '13:38 "10001" is no ZIP code of California.'],
  ['a range that runs backwards', '92101-92199', '92199-92101', '11:34 "92199-92101" is no ZIP code of California.'],
  ['a ZIP code without brackets', '[96101]', '96101', '13:36 "zips" must be a list. Write [96101].'],
  ['a county that stands twice', '  San Diego:', '  Inyo:', '11:3 This stands here twice, first in line 10.'],
])('%s', (_, from, to, problem) => {
  expect(directory).toContain(from);
  expect(findProblems({ directory: directory.replace(from, to) })).toContainEqual(
    expect.stringContaining(`directory.yaml:${problem}`),
  );
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
    'directory.yaml:3:19 "time" must be a time such as "15:00".',
    'directory.yaml:4:17 "money" must be an amount such as "1.99".',
    expect.stringMatching(/^en\.yaml:\d+:42 There is no slot \$cutOf here\. Did you mean \{\$cutOff :time\}\?$/u),
  ]);
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
