import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../../src/prompts/files/load-catalogue.ts';
import { FileErrors } from '../../../src/yaml/file-errors.ts';
import { contract, directory, english, spanish, writeWording } from '../../support/wording-fixture.ts';
import { placeAndAdvice } from '../../support/place-and-advice.ts';

/** The problems of the wording after one of its files was saved with these bytes. */
function findProblems(name: string, bytes: Uint8Array): string[] {
  const folder = writeWording();
  writeFileSync(join(folder, name), bytes);
  try {
    loadCatalogue({ folder, contract, languages: ['en', 'es'] });
    return [];
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    return error.problems.map((problem) => `${problem.file.slice(folder.length + 1)}:${placeAndAdvice(problem)}`);
  }
}

const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();
const save = 'Save the file as UTF-8.';

test.each([
  ['Latin-1', 'es.yaml', Buffer.from(spanish, 'latin1'), `8:24 This sign is not in UTF-8. ${save}`],
  [
    'Latin-1 in a directory',
    'directory.yaml',
    Buffer.from(directory, 'latin1'),
    `8:59 This sign is not in UTF-8. ${save}`,
  ],
  [
    'Latin-1 in one word of UTF-8',
    'es.yaml',
    Buffer.concat([Buffer.from(`# ñ ¿ 😀\n# ñ¿😀 `), Buffer.from('señal\n', 'latin1'), Buffer.from(spanish)]),
    `2:10 This sign is not in UTF-8. ${save}`,
  ],
  [
    'a sign of UTF-8 cut in half',
    'en.yaml',
    Buffer.from(`${english}# ñ`).subarray(0, -1),
    `83:3 This sign is not in UTF-8. ${save}`,
  ],
  [
    'UTF-16',
    'es.yaml',
    Buffer.from(`\uFEFF${spanish}`, 'utf16le'),
    `1:1 The file is not in UTF-8 but in UTF-16. ${save}`,
  ],
  [
    'UTF-16 without its mark',
    'en.yaml',
    Buffer.from(english, 'utf16le'),
    `1:1 The file is not in UTF-8 but in UTF-16. ${save}`,
  ],
  ['UTF-16 the other way round', 'es.yaml', bigEndian(spanish), `1:1 The file is not in UTF-8 but in UTF-16. ${save}`],
  [
    'the same with its mark',
    'es.yaml',
    bigEndian(`\uFEFF${spanish}`),
    `1:1 The file is not in UTF-8 but in UTF-16. ${save}`,
  ],
  [
    'UTF-8 that was read as Latin-1 and saved',
    'es.yaml',
    Buffer.from(Buffer.from(spanish).toString('latin1')),
    '8:24 An accent was lost here: the file was once saved in another encoding. Write the text anew.',
  ],
  [
    'a sign that an editor could not read',
    'es.yaml',
    Buffer.from(spanish.replace('español', 'espa\uFFFDol')),
    '38:30 An accent was lost here',
  ],
  ['a large file', 'en.yaml', Buffer.alloc(5_000_000, 'a'), '1:1 The file has 5.0 MB, and may have 1 MB.'],
])('%s is refused', (_, name, bytes, problem) => {
  expect(findProblems(name, bytes)).toEqual([expect.stringContaining(`${name}:${problem}`)]);
});

test('a byte order mark and lines of Windows are taken', () => {
  expect(findProblems('es.yaml', Buffer.from(`\uFEFF${spanish}`))).toEqual([]);
  expect(findProblems('es.yaml', Buffer.from(spanish.replaceAll('\n', '\r\n')))).toEqual([]);
});

test('an alias is what it points to, and one that points nowhere is told', () => {
  const named = english
    .replace('fault: Something', 'fault: &sorry Something')
    .replace('transfer: Please hold.', 'transfer: *sorry');
  expect(findProblems('en.yaml', Buffer.from(named))).toEqual([]);
  expect(findProblems('en.yaml', Buffer.from(english.replace('transfer: Please hold.', 'transfer: *star')))).toEqual([
    'en.yaml:16:11 Nothing in this file is named &star. A text that begins with * needs double quotes.',
    'en.yaml:16:1 "transfer" must be a text. Put the whole text in double quotes.',
  ]);
});

test.each([
  [
    'within a quoted text',
    'balance-owed: "You owe',
    '18:23 A closing quote, bracket, colon or comma is missing. Is this file whole? It ends here.',
  ],
  [
    'between two entries',
    'notice: ""\n',
    '17:11 18 of 27 entries are missing, "tty" first. Is this file whole? It ends here.',
  ],
])('a file that ends %s is told at its end', (_, last, problem) => {
  const half = english.slice(0, english.indexOf(last) + last.length);
  expect(findProblems('en.yaml', Buffer.from(half))).toEqual([`en.yaml:${problem}`]);
});
