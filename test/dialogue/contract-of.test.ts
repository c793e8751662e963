import { expect, test } from 'vitest';
import { flows } from '../../flows/index.ts';
import { contractOf } from '../../src/dialogue/contract-of.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { createMachine } from 'xstate';

const [shipped] = flows;
/** A flow with two menus; where their options lead is nothing to the contract. */
const flowWith = (second: Pick<ReturnType<typeof menu>, 'meta'>) => {
  if (!shipped) throw new Error('There is no flow');
  const { inWriting: _, ...spoken } = shipped;
  const { meta } = menu('visits', { next: { key: '1', to: 'b' } });
  return { ...spoken, machine: createMachine({ initial: 'a', states: { a: { meta }, b: { meta: second.meta } } }) };
};

test('two menus of one name have the same options, or are told with theirs', () => {
  const same = menu('visits', { next: { key: '1', to: 'a' } });
  expect(contractOf([flowWith(same)]).menus).toEqual({ visits: ['next'] });
  const other = menu('visits', { past: { key: '1', to: 'a' }, next: { key: '2', to: 'a' } });
  expect(() => contractOf([flowWith(other)])).toThrow(
    'Two menus are named "visits": one offers next, the other next, past',
  );
});
