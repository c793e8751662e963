import { expect, test } from 'vitest';
import { readTextTree } from './source-tree.ts';

test('no sentence of sources and tests says "whoever", "whatever" or "whomever" for its subject', () => {
  const found = readTextTree('src', 'flows', 'scripts', 'test')
    // Callers speak as they do.
    .filter(({ path }) => path !== 'test/house/words.test.ts' && !path.startsWith('test/speech/'))
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) =>
        /\b(whoever|whatever|whomever)/i.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
      ),
    );
  expect(found, 'Lines that do not say who or what').toEqual([]);
});
