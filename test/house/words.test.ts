import { expect, test } from 'vitest';
import { readTextTree } from './source-tree.ts';

test('no sentence of the source says "whoever", "whatever" or "whomever" for its subject', () => {
  const found = readTextTree('src', 'flows', 'scripts').flatMap(({ path, lines }) =>
    lines.flatMap((line, index) =>
      /\b(whoever|whatever|whomever)/i.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
    ),
  );
  expect(found, 'Lines that do not say who or what').toEqual([]);
});
