import { expect, test } from 'vitest';
import { findTwice } from './find-twice.ts';
import { readSourceTree } from './source-tree.ts';

test('a file name stands for one file', () => {
  const files = readSourceTree('src', 'flows', 'scripts').filter(({ name }) => name !== 'index.ts');
  expect(findTwice(files), 'Names that two files have').toEqual([]);
});
