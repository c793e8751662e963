import { expect, test } from 'vitest';
import { loadCatalogue } from '../../src/prompts/load-catalogue.ts';
import { contract, english, languageMenu, mainMenu, participantId, writeWording } from './fixture.ts';

const catalogue = loadCatalogue({ folder: writeWording(), contract, languages: ['en', 'es'] });

test('options, commands and keys are understood as they are compared', () => {
  const vocabulary = catalogue.vocabulary('en', mainMenu);
  expect(vocabulary.get('my payments')).toEqual({ option: 'payments' });
  expect(vocabulary.get('a person')).toEqual({ command: 'agent' });
  expect(vocabulary.get('espanol')).toEqual({ command: 'other-language' });
  expect(vocabulary.get('oh')).toEqual({ key: '0' });
  expect(vocabulary.get('3')).toEqual({ key: '3' });
  expect(vocabulary.get('pagos')).toBeUndefined();
});

test("an option's phrase hides a command's", () => {
  expect(catalogue.vocabulary('en', mainMenu).get('repeat')).toEqual({ option: 'all' });
  expect(catalogue.vocabulary('en', participantId).get('repeat')).toEqual({ command: 'repeat' });
});

test('an option in a language of its own is understood in it', () => {
  const vocabulary = catalogue.vocabulary('en', languageMenu);
  expect(vocabulary.get('espanol')).toEqual({ option: 'spanish' });
  expect(vocabulary.get('spanish')).toBeUndefined();
  expect(vocabulary.get('ingles')).toBeUndefined();
});

test('a number is not taken by words', () => {
  expect([...catalogue.vocabulary('en', participantId).keys()].toSorted()).toEqual([
    'a person',
    'agent',
    'back',
    'espanol',
    'repeat',
  ]);
});

test('the same question has the same vocabulary', () => {
  expect(catalogue.vocabulary('en', mainMenu)).toBe(catalogue.vocabulary('en', structuredClone(mainMenu)));
  expect(catalogue.vocabulary('en', mainMenu)).not.toBe(catalogue.vocabulary('es', mainMenu));
});

test('hints are as operators wrote them, options first, each once', () => {
  expect(catalogue.hints('en', mainMenu).slice(0, 7)).toEqual([
    'payments',
    'My payments!',
    'court dates',
    'everything',
    'repeat',
    'agent',
    'a person',
  ]);
  expect(catalogue.hints('en', mainMenu)).not.toContain('3');
  expect(new Set(catalogue.hints('en', mainMenu)).size).toBe(catalogue.hints('en', mainMenu).length);
});

test('hints keep to what a recogniser takes', () => {
  const [long, fitting] = ['a'.repeat(101), 'b'.repeat(100)];
  const many = Array.from({ length: 600 }, (_, index) => `phrase ${index}`).join(', ');
  const folder = writeWording({ en: english.replace('hear: [payments,', `hear: [${long}, ${fitting}, ${many},`) });
  const hints = loadCatalogue({ folder, contract, languages: ['en'] }).hints('en', mainMenu);
  expect(hints).toHaveLength(500);
  expect(hints[0]).toBe(fitting);
});
