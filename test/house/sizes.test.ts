import { expect, test } from 'vitest';
import { listNamedFunctions } from './list-named-functions.ts';
import { readSourceTree } from './source-tree.ts';

const files = readSourceTree('src', 'flows', 'scripts');

test('a file has at most 250 lines', () => {
  const long = files
    .filter(({ lines }) => lines.length > 250)
    .map(({ path, lines }) => `${path}: ${lines.length} lines`);
  expect(long, 'Files longer than 250 lines').toEqual([]);
});

test('half of the files have at most 60 lines', () => {
  const sizes = files.map(({ lines }) => lines.length).toSorted((one, other) => one - other);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
});

test('a named function has at most 40 lines of its own', () => {
  const functions = files.flatMap(listNamedFunctions);
  expect(functions.length).toBeGreaterThan(files.length);
  const long = functions
    .filter(({ ownLines }) => ownLines > 40)
    .map(({ path, line, name, ownLines }) => `${path}:${line} ${name}: ${ownLines} lines`);
  expect(long, 'Functions with more than 40 lines outside the functions they hold').toEqual([]);
});
