import { describe, expect, test } from 'vitest';
import { findStyleBreaches } from '../../../src/prompts/style/find-style-breaches.ts';
import { english, spanish } from '../../support/wording-fixture.ts';

function findBreaches(text: string): string[] {
  return judge(text).filter((breach) => !breach.includes('text telephone'));
}

/** What cannot be done where the text is typed. */
function findTypedBreaches(text: string): string[] {
  return judge(text).filter((breach) => breach.includes('text telephone'));
}

/** The same in an entry of its own, in place of another. */
function findAtTransfer(entry: string): string[] {
  return findTypedBreaches(english.replace('transfer: Please hold.', entry)).filter((breach) =>
    breach.startsWith('16:'),
  );
}

function judge(text: string): string[] {
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
    '44:22 An option begins with its key.',
  ],
  ['the same in Spanish', 'say: For payments', 'say: Oprima para pagos', '44:22 An option begins with its key.'],
  ['a text that names a key', 'Please choose.', 'Press 3 for payments.', '41:10 A text names a key of its own.'],
  ['a text that names a key in Spanish', 'Please choose.', 'Oprima el 3.', '41:10 A text names a key of its own.'],
  [
    'a sentence that is long to hear',
    'Please hold.',
    `Hold. ${words(26)}.`,
    '16:11 A sentence of 26 words is long to hear.',
  ],
  ['a long variant', '{{There is one payment.}}', `{{${words(26)}}}`, '21:17 A sentence of 26 words is long to hear.'],
])('%s', (_, from, to, breach) => {
  expect(english).toContain(from);
  expect(findBreaches(english.replace(from, to))).toEqual([breach]);
});

test.each([
  ['what becomes another word', 'Vaya y dé el código.', '"dé" is another word'],
  ['a year', 'Hace un año.', '"año" is another word'],
  ['what somebody did, which becomes what I do', 'Usted pagó.', '"pagó" is another word'],
  ['the same of a verb in -iar', 'Su PIN cambió.', '"cambió" is another word'],
  ['a key in any form of the verb', 'Si no, márquelo otra vez.', '"márquelo" means nothing'],
  ['a key in English', 'Try pressing it.', '"pressing" means nothing'],
])('%s is told where the text is typed', (_, text, breach) => {
  expect(findAtTransfer(`transfer: ${text}`)).toEqual([expect.stringContaining(breach)]);
  expect(findAtTransfer(`transfer: { say: "${text}", tty: "OK" }`)).toEqual([]);
});

test.each(['Si algo salió mal.', 'Recibió un mensaje.', 'Sí, ¿cómo no?', 'Se lo dio el juez.'])(
  'words that stay what they are need no other text: %s',
  (text) => {
    expect(findAtTransfer(`transfer: "${text}"`)).toEqual([]);
  },
);

test('a word that is read at one option and chooses another', () => {
  const other = 'payments: { say: For payments, tty: "COURT PAYMENTS", hear: [payments, My payments!] }';
  const heard = english.replace('hear: [court dates]', 'hear: [court dates, court]');
  const wording = heard.replace('payments: { say: For payments, hear: [payments, My payments!] }', other);
  expect(findBreaches(wording)).toEqual(['44:41 A caller who reads "court" here and types it chooses "dates".']);
});

test.each([
  [['a'], []],
  [['a', 'other'], []],
  [['a', 'b'], ['43:3 5 options are hard to keep in mind.']],
  [['a', 'other', 'agent'], ['43:3 6 options are hard to keep in mind.']],
])('three options and %j', (names, breaches) => {
  const more = names.map((name) => `    ${name}: { say: For more, hear: [more] }\n`).join('');
  expect(findBreaches(english.replace('    all:', `${more}    all:`))).toEqual(breaches);
});

test.each([
  [
    'again',
    'say: Please enter your participant ID, then press pound.',
    'say: Your ID.',
    '30:10 "again" is longer than "say".',
  ],
  ['help', 'help: Your participant ID is on your statements.', 'help: No.', '31:9 "help" is shorter than "again".'],
  ['the help of a menu', 'help: Say it or press it.', 'help: No.', '42:9 "help" is shorter than "again".'],
])('%s of the wrong length', (_, from, to, breach) => {
  expect(english).toContain(from);
  expect(findBreaches(english.replace(from, to))).toEqual([breach]);
});

test.each(['hear', 'Listen', 'sounds', 'oír', 'oírlo', 'Oiga', 'oye', 'escuche'])(
  '"%s" leaves out callers who read',
  (word) => {
    expect(findBreaches(english.replace('Please hold.', `Now ${word}.`))).toEqual([
      `16:11 "${word}" leaves out callers who read the call.`,
    ]);
  },
);

test.each([
  ['the key of the agent', 'For a person, press 0.'],
  ['the key for more time', 'For more time, press 8.'],
  ['a court hearing', 'The hearing of the oyster is in oiling. Hoy es mañana.'],
  ['25 words', `${words(25)}. ${words(25)}.`],
  ['slots of many words', `${words(24)} {$asOf :date}`],
])('%s is no breach', (_, text) => {
  expect(findBreaches(english.replace('You owe {$arrears :money} as of {$asOf :date}.', text))).toEqual([]);
});

describe('a text telephone has no keys, and no tone', () => {
  const breach = (place: string, word: string) => `${place} "${word}" means nothing on a text telephone.`;

  test.each([
    ['a sentence', 'mail: Press a key.', [breach('1:7', 'Press')]],
    ['a sentence with another text', 'mail: { say: Press a key., tty: TYPE A KEY. }', []],
    ['another text that is no better', 'mail: { say: Write., tty: PRESS A KEY. }', [breach('1:27', 'PRESS')]],
    ['a question', 'id:\n  say: Your ID, then pound.', [breach('2:8', 'pound')]],
    ['a question with another text for one part', 'id:\n  say: ID, then pound.\n  tty: { say: UR ID }', []],
    ['an option', 'options:\n  all: { say: For the star, hear: [all] }', [breach('2:15', 'star')]],
    ['an option with another text', 'options:\n  all: { say: For the star, hear: [all], tty: ALL }', []],
    ['phrases', 'star: { hear: [press, pound] }', []],
    ['a slot of that name', 'mail: "Write {$tone :name}."', []],
  ])('%s', (_, text, breaches) => {
    expect(findTypedBreaches(text)).toEqual(breaches);
  });
});

test.each([
  ['of two segments', `text:\n  stopped: "${'a'.repeat(306)}"`, []],
  ['of three', `text:\n  stopped: "${'a'.repeat(307)}"`, ['2:12 This message takes 3 segments of a text message.']],
  [
    'with an accent',
    `text:\n  stopped: "ú${'a'.repeat(134)}"`,
    ['2:12 This message takes 3 segments of a text message.'],
  ],
  [
    'with a number in it',
    `text:\n  help: "${'á'.repeat(121)} {$phone :phone}"`,
    ['2:9 This message takes 3 segments of a text message.'],
  ],
  ['whose words would mean nothing on a text telephone', 'text:\n  help: "Press the star key."', []],
  ['that is a letter', `pin-message:\n  text: "${'á'.repeat(300)}"`, []],
])('a message to a mobile phone %s', (_, text, breaches) => {
  expect(judge(text)).toEqual(breaches);
});
