import { expect, test } from 'vitest';
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
