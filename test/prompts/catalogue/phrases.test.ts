import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../../src/prompts/files/load-catalogue.ts';
import {
  contract,
  english,
  languageMenu,
  mainMenu,
  participantId,
  whichCase,
  whichCounty,
  writeWording,
} from '../../support/wording-fixture.ts';

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

const commandPhrases = ['agent', 'a person', 'agente', 'repeat', 'help', 'back', 'main menu', 'goodbye', 'espanol'];

test('a number may be said digit by digit', () => {
  const vocabulary = catalogue.vocabulary('en', participantId);
  expect(vocabulary.get('oh')).toEqual({ key: '0' });
  expect(vocabulary.get('nine')).toEqual({ key: '9' });
  expect([...vocabulary.keys()]).toEqual(expect.arrayContaining(commandPhrases));
});

test('a secret number may not, but what stands for * may', () => {
  const pin = { kind: 'digits', prompt: 'pin', minDigits: 4, maxDigits: 8, secret: true, star: 'no-pin' } as const;
  const vocabulary = catalogue.vocabulary('en', pin);
  expect(vocabulary.get('i have no pin')).toEqual({ option: 'no-pin' });
  expect(new Set(vocabulary.keys())).toEqual(new Set(['i have no pin', ...commandPhrases, 'more time']));
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

describe('picks', () => {
  test('an item is understood by what stands for it, and a number in any spacing', () => {
    const vocabulary = catalogue.vocabulary('en', whichCase);
    expect(vocabulary.get('0012')).toEqual({ position: 1 });
    expect(vocabulary.get('0 0 1 2')).toEqual({ position: 1 });
    expect(vocabulary.get('7345')).toEqual({ position: 2 });
    expect(vocabulary.get('7 3 4 5')).toEqual({ position: 2 });
    expect(vocabulary.get('agent')).toEqual({ command: 'agent' });
    expect(vocabulary.get('two')).toEqual({ key: '2' });
  });

  test('what stands for two items stands for none', () => {
    const items = ['Peña', '0012', 'PENA', '0013'].map((hear) => ({ slots: { county: hear }, hear: [hear] }));
    const question = { kind: 'pick' as const, prompt: 'which-office', items };
    const vocabulary = catalogue.vocabulary('en', question);
    expect(vocabulary.get('pena')).toBeUndefined();
    expect(vocabulary.get('0013')).toEqual({ position: 4 });
    expect(catalogue.hints('en', question)[0]).toBe('agent');
  });

  test('names are hinted at, first', () => {
    const items = ['San Diego', 'Inyo'].map((hear) => ({ slots: { county: hear }, hear: [hear] }));
    const hints = catalogue.hints('es', { kind: 'pick', prompt: 'which-office', items });
    expect(hints.slice(0, 3)).toEqual(['San Diego', 'Inyo', 'agente']);
  });
});

test('a question for a county takes its name for all its letters on the keypad', () => {
  const vocabulary = catalogue.vocabulary('es', whichCounty);
  expect(vocabulary.get('pena blanca')).toEqual({ digits: '7362252622' });
  expect(vocabulary.get('agente')).toEqual({ command: 'agent' });
  expect(catalogue.hints('es', whichCounty).slice(0, 9)).toEqual([
    'Inyo',
    'San Diego',
    'Diego',
    'S.D.',
    'Old Town',
    'San Dieguito',
    'Dieguito',
    'Peña Blanca',
    'cero',
  ]);
  expect(vocabulary.get('s d')).toEqual({ digits: '72634346' });
  expect(vocabulary.get('diego')).toEqual({ digits: '72634346' });
});

test.each([
  { kind: 'recording', prompt: 'message', maxSeconds: 120 } as const,
  { kind: 'pause', prompt: 'paused' } as const,
])('nothing but commands is understood in a $kind', (question) => {
  const vocabulary = catalogue.vocabulary('en', question);
  expect(vocabulary.get('agent')).toEqual({ command: 'agent' });
  expect([...vocabulary.values()].every((meaning) => 'command' in meaning)).toBe(true);
});
