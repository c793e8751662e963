import { describe, expect, test } from 'vitest';
import { ttyCharacters as modemCharacters } from '../../../src/channels/tty/modem/code-table.ts';
import { joint } from '../../../src/text/joint.ts';
import type { Output } from '../../../src/dialogue/output.ts';
import { loadCatalogue } from '../../../src/prompts/files/load-catalogue.ts';
import { FileErrors } from '../../../src/yaml/file-errors.ts';
import { toTtyText, typableCharacters } from '../../../src/prompts/catalogue/tty-text.ts';
import {
  contract,
  english,
  languageMenu,
  mainMenu,
  participantId,
  whichCase,
  writeWording,
} from '../../support/wording-fixture.ts';

function load(en = english) {
  return loadCatalogue({ folder: writeWording({ en }), contract, languages: ['en', 'es'] });
}

function output(change: Partial<Output>): Output {
  return { language: 'en', pace: 'relay', told: [], next: { kind: 'hang-up' }, ...change };
}

const asking = (question: Extract<Output['next'], { kind: 'ask' }>['question']): Output =>
  output({ next: { kind: 'ask', question, misses: 0 } });

/** What is wrong after a change, as `line:column message suggestion`. */
function findProblems(from: string, to: string): string[] {
  expect(english).toContain(from);
  try {
    load(english.replace(from, to));
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
  return [];
}

test('the characters are those of the modem, but for line breaks', () => {
  const typed = [...modemCharacters].filter((character) => !/[\r\n]/.test(character));
  expect([...typableCharacters].toSorted()).toEqual(typed.toSorted());
});

test.each([
  ['¿Qué año, señora?', 'QUE ANO, SENORA?'],
  ['It’s 5 % – “really”', 'IT\'S 5 PCT - "REALLY"'],
  ['Suite #4, Smith & Sons', 'SUITE NO. 4, SMITH + SONS'],
  ['a_b 😀 c', 'A UNDERSCORE B ? C'],
])('%s is typed as %s', (text, typed) => {
  expect(toTtyText(text)).toBe(typed);
});

describe('an output', () => {
  test('is typed with figures', () => {
    const told = [{ prompt: 'balance-owed', slots: { arrears: 131_055, asOf: '2026-11-20' } }];
    const typed = (language: 'en' | 'es') => load().type(output({ told, language })).join('').split(joint);
    expect(typed('en')).toEqual(['YOU OWE $1,310.55 AS OF NOVEMBER', '20,', '2026.']);
    expect(typed('es')).toEqual(['USTED DEBE $1,310.55 AL 20', 'DE', 'NOVIEMBRE', 'DE', '2026.']);
  });

  test('lists options by number, each in its own language', () => {
    expect(load().type(asking(languageMenu))).toEqual(['WELCOME.', '1 ENGLISH', '9 ESPANOL']);
    expect(load().type(asking(mainMenu)).slice(1, 3)).toEqual(['3 PAYMENTS', '4 COURT DATES']);
  });

  test('lists what can be picked', () => {
    expect(load().type(asking(whichCase)).at(-1)).toBe(`2 CASE ENDING IN 7${joint}345, IN INYO`);
  });

  test('is typed in other words where there are some', () => {
    const changed = english
      .replace('transfer: Please hold.', 'transfer: { say: Please hold., tty: HD PLS }')
      .replace('hear: [court dates] }', 'hear: [court dates], tty: COURT }')
      .replace('hear: [payments, My payments!] }', 'hear: [payments, My payments!], tty: "" }')
      .replace('is on your statements.', 'is on your statements.\n  tty: { say: TYPE UR ID }');
    const catalogue = load(changed);
    expect(catalogue.type(output({ told: [{ prompt: 'transfer' }] }))).toEqual(['HD PLS']);
    expect(catalogue.type(asking(mainMenu)).slice(1)).toEqual(['4 COURT', expect.stringMatching(/EVERYTHING$/)]);
    expect(catalogue.type(asking(participantId))).toEqual(['TYPE UR ID']);
    expect(catalogue.speak(output({ told: [{ prompt: 'transfer' }] }))[0]?.parts).toEqual([
      { kind: 'text', text: 'Please hold.' },
    ]);
  });
});

describe('other words', () => {
  const transfer = 'transfer: Please hold.';
  test.each([
    [
      'a sign that cannot be typed',
      'transfer: { say: Please hold., tty: "PRESS #" }',
      '16:44 "#" cannot be typed on a text telephone.',
    ],
    ['an unknown slot', 'transfer: { say: Please hold., tty: "HD {$who :name}" }', '16:42 There is no slot $who here.'],
    ['a name that is not known', 'transfer: { say: Please hold., tdd: HD }', '16:32 "tdd" is not known here.'],
  ])('with %s are a mistake', (_, to, problem) => {
    expect(findProblems(transfer, to)[0]).toBe(problem);
  });

  test('must say what must be said', () => {
    const from = 'balance-owed: "You owe {$arrears :money} as of {$asOf :date}."';
    expect(findProblems(from, `balance-owed: { ${from.replace('balance-owed', 'say')}, tty: U OWE }`)[0]).toContain(
      'is never said',
    );
  });
});
