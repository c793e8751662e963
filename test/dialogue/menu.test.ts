import { expect, test } from 'vitest';
import { menu } from '../../src/dialogue/menu.ts';

const money = { key: '1', to: 'money' };

test('each option leads to its state, with its actions', () => {
  const { on } = menu('main-menu', { money, dates: { key: '4', to: 'dates', actions: ['forgive'] } });
  expect(on).toEqual({
    'choose.money': { target: 'money', actions: [] },
    'choose.dates': { target: 'dates', actions: ['forgive'] },
  });
});

test('an option without a target stays at the menu', () => {
  const { on } = menu('main-menu', { money, louder: { key: '2', actions: 'speakUp' } });
  expect(on['choose.louder']).toEqual({ actions: 'speakUp' });
});

test('the question carries the key of each option, and its language where it has one', () => {
  const { meta } = menu('language', {
    english: { key: '1', language: 'en', to: 'role' },
    spanish: { key: '9', language: 'es', to: 'role' },
    'more-time': { key: '8', actions: 'slowDown' },
  });
  expect(meta.ask).toEqual({
    kind: 'choice',
    prompt: 'language',
    options: {
      english: { key: '1', language: 'en' },
      spanish: { key: '9', language: 'es' },
      'more-time': { key: '8' },
    },
  });
});

test('`on` of a menu adds other events, and cannot overrule an option', () => {
  expect(menu('main-menu', { money }, { on: { back: '#role' } }).on.back).toBe('#role');
  // @ts-expect-error: where "money" leads is said by the option.
  menu('main-menu', { money }, { on: { 'choose.money': '#role' } });
  // @ts-expect-error: an option that leads nowhere must do something.
  menu('main-menu', { money: { key: '1' } });
});

test.each([
  [{ money, dates: { key: '1', to: 'dates' } }, 'option "money": the key 1 is already that of the option "dates"'],
  [{ money: { key: '0', to: 'money' } }, 'option "money": the key 0 means "agent" at every menu; choose one of 1 to 7'],
  [{ money: { key: '8', to: 'money' } }, 'the key 8 means "more-time" at every menu; choose one of 1 to 7'],
  [{ money: { key: '9', to: 'money' } }, 'the key 9 means "other-language" at every menu; choose one of 1 to 7'],
  [{ money: { key: '*', to: 'money' } }, 'the key * means "repeat" at every menu; choose one of 1 to 7'],
  [{ money: { key: '#', to: 'money' } }, 'the key # means "back" at every menu; choose one of 1 to 7'],
  [{ money: { key: '12', to: 'money' } }, 'option "money": the key "12" is not one of the digits 1 to 7'],
  [{ money: { key: '', to: 'money' } }, 'option "money": the key "" is not one of the digits 1 to 7'],
  [{ money: { key: 'a', to: 'money' } }, 'option "money": the key "a" is not one of the digits 1 to 7'],
])('a menu of %j is refused by name', (options, message) => {
  expect(() => menu('main-menu', options)).toThrow(
    `Menu "main-menu", ${message.includes('option') ? '' : 'option "money": '}${message}`,
  );
});

test('a menu of languages keeps the other keys of the commands free', () => {
  const english = { key: '1', language: 'en', to: 'role' } as const;
  expect(() => menu('language', { english, person: { key: '0', to: 'agent' } })).toThrow(
    'Menu "language", option "person": the key 0 means "agent" at every menu',
  );
});
