import { expect, test } from 'vitest';
import { createMachine } from '../../flows/parts/setup.ts';
import { checkTargets } from '../../src/dialogue/check-targets.ts';
import { menu } from '../../src/dialogue/menu.ts';

const rest = {
  id: 'house',
  states: { kitchen: { id: 'kitchen', states: { table: {}, oven: {} } }, hall: {} },
};

function houseWith(porch: object) {
  return { ...rest, states: { ...rest.states, porch } };
}

test.each([
  ['a state beside', { on: { go: 'hall' } }],
  ['a state within one beside', { on: { go: 'kitchen.table' } }],
  ['a state by its id', { on: { go: { target: '#kitchen' } } }],
  ['a state within one with an id', { always: [{ guard: 'hungry', target: '#kitchen.oven' }, {}] }],
  ['a state within itself', { states: { mat: {} }, on: { go: '.mat' } }],
  ['the machine by its id', { on: { go: '#house.hall' } }],
  ['no state at all', { on: { go: { actions: 'ring' }, stay: {} } }],
])('%s may be led to', (_what, porch) => {
  expect(() => checkTargets(houseWith(porch))).not.toThrow();
});

test.each([
  [{ on: { go: 'cellar' } }, 'State "porch", "go": leads to "cellar", a state that does not exist'],
  [
    { on: { go: [{ guard: 'late', target: 'hall' }, { target: '#cellar' }] } },
    'State "porch", "go": leads to "#cellar"',
  ],
  [{ on: { go: '#kitchen.cellar' } }, 'State "porch", "go": leads to "#kitchen.cellar"'],
  [{ on: { go: '.hall' } }, 'State "porch", "go": leads to ".hall"'],
  [{ always: 'cellar' }, 'State "porch", "always": leads to "cellar"'],
  [{ states: { mat: { on: { go: 'hall' } } } }, 'State "porch.mat", "go": leads to "hall"'],
])('%j is refused by state and event', (porch, message) => {
  expect(() => checkTargets(houseWith(porch))).toThrow(message);
});

test('an option of a menu is told by menu and option, and each of several problems on its own line', () => {
  const porch = menu('main-menu', { money: { key: '1', to: 'mony' }, dates: { key: '4', to: '#date' } });
  expect(() => checkTargets(houseWith(porch))).toThrow(
    [
      'Menu "main-menu", option "money": leads to "mony", a state that does not exist',
      'Menu "main-menu", option "dates": leads to "#date", a state that does not exist',
    ].join('\n'),
  );
});

test('the machine of a flow is checked before XState reads it', () => {
  const asking = menu('main-menu', { money: { key: '1', to: 'mony' } });
  const context = () => {
    throw new Error('never begun');
  };
  expect(() => createMachine({ context, initial: 'asking', states: { asking } })).toThrow(
    'Menu "main-menu", option "money": leads to "mony", a state that does not exist',
  );
});
