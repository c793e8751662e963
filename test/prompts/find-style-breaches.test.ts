import { expect, test } from 'vitest';
import { findStyleBreaches } from '../../src/prompts/find-style-breaches.ts';
import { english, spanish } from './fixture.ts';

function findBreaches(text: string): string[] {
  const source = { language: 'en' as const, file: 'prompts/en.yaml', text };
  return findStyleBreaches([source]).map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

test('good wording has none', () => {
  expect(findBreaches(english)).toEqual([]);
  expect(findBreaches(spanish)).toEqual([]);
});

test.each([
  [
    'an option that begins with its key',
    'say: For payments',
    'say: Press for payments',
    '40:22 An option begins with its key.',
  ],
  ['the same in Spanish', 'say: For payments', 'say: Oprima para pagos', '40:22 An option begins with its key.'],
  ['a text that names a key', 'Please choose.', 'Press 3 for payments.', '37:10 A text names a key of its own.'],
  ['a text that names a key in Spanish', 'Please choose.', 'Oprima el 3.', '37:10 A text names a key of its own.'],
  [
    'a sentence that is long to hear',
    'Please hold.',
    `Hold. ${words(26)}.`,
    '12:11 A sentence of 26 words is long to hear.',
  ],
  ['a long variant', '{{There is one payment.}}', `{{${words(26)}}}`, '17:17 A sentence of 26 words is long to hear.'],
  ['a text cut off by #', 'then press pound.', 'then press #', '25:8 What follows # on this line is not said.'],
])('%s', (_, from, to, breach) => {
  expect(english).toContain(from);
  expect(findBreaches(english.replace(from, to))).toEqual([breach]);
});

test('more than five options', () => {
  const option = (name: string) => `    ${name}: { say: For more, hear: [more] }\n`;
  expect(findBreaches(english + ['a', 'b'].map(option).join(''))).toEqual([]);
  expect(findBreaches(english + ['a', 'b', 'c'].map(option).join(''))).toEqual([
    '39:3 6 options are hard to keep in mind.',
  ]);
});

test.each([
  ['the key of the agent', 'For a person, press 0.'],
  ['25 words', `${words(25)}. ${words(25)}.`],
  ['slots of many words', `${words(24)} {$asOf :date}`],
])('%s is no breach', (_, text) => {
  expect(findBreaches(english.replace('You owe {$arrears :money} as of {$asOf :date}.', text))).toEqual([]);
});
