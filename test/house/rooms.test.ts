import { expect, test } from 'vitest';
import { findCircles } from './find-circles.ts';
import { readSourceTree } from './source-tree.ts';

test('no two rooms of src need each other', () => {
  expect(findCircles(readSourceTree('src')), 'Imports by which rooms need each other').toEqual([]);
});
