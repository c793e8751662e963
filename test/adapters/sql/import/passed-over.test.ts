import { expect, test } from 'vitest';
import { createPassedOverNames } from '../../../../src/adapters/sql/import/passed-over.ts';

test('what is passed over is counted by its name, and beyond fifty names together', () => {
  const names = createPassedOverNames();
  for (let row = 1; row <= 1000; row += 1) names.add([`payment.key${row}`, 'payment.ofTomorrow'], row);
  const all = names.all();
  expect(all).toHaveLength(51);
  expect(all.slice(0, 2)).toEqual([
    { name: 'payment.ofTomorrow', count: 1000, row: 1 },
    { name: 'other names', count: 951, row: 50 },
  ]);
});
