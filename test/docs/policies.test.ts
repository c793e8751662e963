import { expect, test } from 'vitest';
import { readDocument } from '../support/documents.ts';

const [, table = ''] = readDocument('docs/recipes.md').split('## Where a policy stands');
const rows = [...table.matchAll(/^\| [^|]+\| `([^`]+)` +\| `(\w+)` +\|/gm)].map(([, file = '', name = '']) => [
  file,
  name,
]);

test('docs/recipes.md tells where policies stand', () => {
  expect(rows.length).toBeGreaterThan(15);
});

test.each(rows)('%s holds %s', (file, name) => {
  expect(readDocument(file)).toMatch(new RegExp(`\\b(?:const ${name}\\b|${name}:)`));
});
