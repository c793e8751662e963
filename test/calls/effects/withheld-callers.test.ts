import { expect, onTestFinished, test } from 'vitest';
import { createMemorySharedSets } from '../../../src/adapters/memory/memory-shared-sets.ts';
import { openSystem } from '../../support/whole-system.ts';

/** The names of the sets in which a caller who enters an ID and a PIN is counted. */
async function countedIn(from: string): Promise<readonly string[]> {
  const names = new Set<string>();
  const sets = createMemorySharedSets();
  const add: typeof sets.add = (name, ...member) => {
    names.add(name.replace(/:.*/, name.endsWith('withheld') ? ':withheld' : ''));
    return sets.add(name, ...member);
  };
  const system = await openSystem({ sets: { ...sets, add } });
  onTestFinished(() => system.close());
  const caller = await system.dial({ from });
  for (const keys of ['1', '1', '1000000000002#', '736150#']) await caller.presses(keys);
  caller.hears('Main menu');
  return [...names].toSorted();
}

test('a number that is shown is counted by itself, one that is withheld with all of those', async () => {
  expect(await countedIn('+19165550142')).toEqual(['guesses', 'source']);
  for (const from of ['anonymous', '+266696687', '+7378742833', '+999123456789']) {
    expect(await countedIn(from), from).toEqual(['guesses:withheld']);
  }
});
