import { expect, test } from 'vitest';
import { editDistance } from '../../src/text/edit-distance.ts';

test.each([
  ['GA', 'GA', 0],
  ['GA', 'G', 1],
  ['PIN', 'QPIN', 1],
  ['1234', '1324', 1],
  ['', 'SK', 2],
])('%j heard as %j is %d away', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});
