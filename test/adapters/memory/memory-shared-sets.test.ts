import { expect, test } from 'vitest';
import { createMemorySharedSets } from '../../../src/adapters/memory/memory-shared-sets.ts';
import { testSharedSets } from '../../support/shared-sets.contract.ts';

testSharedSets('memory', async () => {
  let nowMs = Date.UTC(2026, 10, 20);
  const sets = createMemorySharedSets(() => nowMs);
  return {
    sets: [sets, sets],
    pass: async (ms) => {
      nowMs += ms;
    },
  };
});

test('no more sets are remembered than fit, those begun first go first', async () => {
  const sets = createMemorySharedSets();
  await sets.add('first', 'a', 1000);
  for (let count = 0; count < 9_999; count += 1) await sets.add(`set ${count}`, 'a', 1000);
  expect(await sets.add('first', 'a', 1000)).toMatchObject({ isNew: false });
  await sets.add('one more', 'a', 1000);
  expect(await sets.add('first', 'a', 1000)).toMatchObject({ isNew: true });
});
