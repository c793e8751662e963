import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSource } from '../../src/yaml/source.ts';
import { makeFolder } from '../support/wording-fixture.ts';

const place = () => join(makeFolder(), 'a.yaml');
const put = 'Put a file of this name there.';

test.each<[string, (file: string) => void, string, string?]>([
  ['is missing', () => undefined, 'The file cannot be read.', put],
  ['is a folder', (file) => mkdirSync(file), 'This is a folder, and must be a file.', put],
  ['is a pipe', (file) => execFileSync('mkfifo', [file]), 'This is no file that can be read.', put],
  ['leads to a device', (file) => symlinkSync('/dev/zero', file), 'This is no file that can be read.', put],
  ['leads to itself', (file) => symlinkSync('a.yaml', file), 'This link leads to itself.', put],
  ['has 2 MB', (file) => writeFileSync(file, 'a'.repeat(2_000_000)), 'The file has 2.0 MB, and may have 1 MB.'],
])('a file that %s is told, and holds nothing up', (_, make, message, suggestion = 'Put the right file there.') => {
  const file = place();
  make(file);
  expect(loadSource(file)).toEqual({ file, fault: { line: 1, column: 1, message, suggestion } });
});

test('a file in what is no folder is told', () => {
  const file = place();
  writeFileSync(file, '');
  const fault = { message: 'There is no such folder.', suggestion: 'Name the folder that holds the files.' };
  expect(loadSource(join(file, 'a.yaml')).fault).toMatchObject(fault);
});

test('a link to a file is that file', () => {
  const file = place();
  writeFileSync(`${file}.real`, 'one: two');
  symlinkSync(`${file}.real`, file);
  expect(loadSource(file)).toEqual({ file, text: 'one: two' });
});
