import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../../src/prompts/files/load-catalogue.ts';
import { FileErrors } from '../../../src/yaml/file-errors.ts';
import type { Problem } from '../../../src/yaml/problem.ts';
import { contract, english, spanish, writeWording } from '../../support/wording-fixture.ts';
import { placeAndAdvice } from '../../support/place-and-advice.ts';

function findProblems(folder: string): readonly Problem[] {
  try {
    loadCatalogue({ folder, contract, languages: ['en', 'es'] });
  } catch (error) {
    if (error instanceof FileErrors) return error.problems;
    throw error;
  }
  return [];
}

/** The problems after a change to the English wording, as `line:column message suggestion`. */
function breakEnglish(from: string, to: string): string[] {
  expect(english).toContain(from);
  return findProblems(writeWording({ en: english.replace(from, to) })).map((problem) => {
    expect(problem.file).toMatch(/en\.yaml$/u);
    return placeAndAdvice(problem);
  });
}

test('wording that keeps the contract has no problems', () => {
  expect(findProblems(writeWording())).toEqual([]);
});

describe('entries', () => {
  test.each([
    ['a missing prompt', 'fault: Something went wrong.\n', '', '1:1 "fault" is missing.'],
    ['a missing part', '  again: Please choose.\n', '', '39:1 "again" is missing in "main-menu".'],
    [
      'a missing option',
      '    dates: { say: For court dates, hear: [court dates] }\n',
      '',
      '43:3 "dates" is missing in "options".',
    ],
    ['a pick without items', '  item: "For {$county :name}"\n', '', '58:1 "item" is missing in "which-office".'],
    ['a missing number', ' 8: [eight],', '', '3:1 "8" is missing in "numbers".'],
    [
      'missing phrases',
      'hear: [court dates]',
      'hear: []',
      '45:42 The list "hear" holds nothing. Write [one, another].',
    ],
    [
      'one phrase without brackets',
      'hear: [court dates]',
      'hear: court dates',
      '45:42 "hear" must be a list. Write [court dates].',
    ],
    ['an empty text', 'transfer: Please hold.', 'transfer:', '16:1 "transfer" is empty. Write what is said.'],
    ['blanks for a text', 'transfer: Please hold.', 'transfer: " "', '16:1 "transfer" is empty. Write what is said.'],
    [
      'a list for a text',
      'transfer: Please hold.',
      'transfer: [Please, hold]',
      '16:11 "transfer" must be a text. Take the brackets away.',
    ],
    [
      'a slot at the start, without quotes',
      'payments, My payments!',
      'payments, {$x}',
      '44:53 "hear" must be a text. Put the whole text in double quotes.',
    ],
    [
      'a text for a question',
      'participant-id:\n  say: Please enter your participant ID, then press pound.\n  again: Your participant ID, then pound.\n  help: Your participant ID is on your statements.',
      'participant-id: Your ID',
      '28:1 "participant-id" must hold say, again, help, tty. Write each on its own line.',
    ],
    [
      'a name that stands twice',
      'by-check: by check',
      'by-check: by check\nfault: Again.',
      '28:1 This stands here twice, first in line 15. Keep one of the two.',
    ],
  ])('%s', (_, from, to, problem) => {
    expect(breakEnglish(from, to)).toEqual([problem]);
  });

  test.each([
    [
      'prompt',
      'fault:',
      'fautl:',
      ['1:1 "fault" is missing.', '15:1 "fautl" is not known here. Did you mean "fault"?'],
    ],
    [
      'option',
      '    dates:',
      '    date:',
      ['43:3 "dates" is missing in "options".', '45:5 "date" is not known here. Did you mean "dates"?'],
    ],
    [
      'command',
      '  agent: [',
      '  Agent: [',
      ['4:1 "agent" is missing in "commands".', '5:3 "Agent" is not known here. Did you mean "agent"?'],
    ],
  ])('a mistyped %s is missing and not known', (_, from, to, problems) => {
    expect(breakEnglish(from, to)).toEqual(problems);
  });

  test('an unknown name that is like no other', () => {
    expect(breakEnglish('by-check:', 'weather: Sunny.\nby-check:')).toEqual(['27:1 "weather" is not known here.']);
  });

  test('a text may look like a number or like nothing', () => {
    const odd = english.replace('transfer: Please hold.', 'transfer: 12').replace('by-check: by check', 'by-check: no');
    expect(findProblems(writeWording({ en: odd }))).toEqual([]);
  });
});

describe('texts', () => {
  test.each([
    [
      'a text cut off by #',
      'then press pound.',
      'then press #',
      '29:8 What follows # on this line is not said. Put the text in double quotes; a comment stands on a line of its own.',
    ],
    [
      'an unknown slot',
      '{$arrears :money}',
      '{$arears :money}',
      '18:25 There is no slot $arears here. Did you mean {$arrears :money}?',
    ],
    [
      'a slot from elsewhere',
      '{$arrears :money}',
      '{$wages :money}',
      '18:25 There is no slot $wages here. The slots of this text: {$arrears :money}, {$asOf :date}. Nor does directory.yaml have that fact: add it there, or take it out here.',
    ],
    [
      'a slot where there are none',
      'fault: Something went wrong.',
      'fault: "{$count :count}"',
      '15:10 There is no slot $count here. This text has no slots. Nor does directory.yaml have that fact: add it there, or take it out here.',
    ],
    [
      'a slot of another kind',
      '{$arrears :money}',
      '{$arrears :date}',
      '18:25 $arrears is :money, not :date. Write {$arrears :money}.',
    ],
    [
      'a kind that there is not',
      '{$arrears :money}',
      '{$arrears :dollars}',
      '18:25 $arrears is :money, not :dollars. Write {$arrears :money}.',
    ],
    [
      'a slot without kind',
      '{$arrears :money}',
      '{$arrears}',
      '18:25 $arrears lacks its kind. Write {$arrears :money}.',
    ],
    [
      'a slot with options',
      '{$arrears :money}',
      '{$arrears :money style=short}',
      '18:25 :money takes no options. Write {$arrears :money}.',
    ],
    [
      'a slot without its sign',
      '{$arrears :money}',
      '{arrears :money}',
      '18:25 {arrears} is no slot: a slot begins with $. Write {$arrears :money}.',
    ],
    [
      'braces that are no slot',
      '{$arrears :money}',
      '{much}',
      '18:25 {much} is no slot: a slot begins with $. The slots of this text: {$arrears :money}, {$asOf :date}.',
    ],
    [
      'an amount that is not said',
      'You owe {$arrears :money}',
      'You owe money',
      '18:16 $arrears is never said. Add {$arrears :money}.',
    ],
    [
      'a local name',
      '"You owe {$arrears :money} as of {$asOf :date}."',
      '".local $x = {$arrears :money} {{You owe {$arrears :money}, {$asOf :date}}}"',
      '18:16 .local cannot be used.',
    ],
    [
      'unknown markup',
      '{#pause ms=500 /}',
      '{#loud /}',
      '20:76 {#loud} is not understood. Write {#pause /} or, for up to 10000 milliseconds, {#pause ms=500 /}.',
    ],
    [
      'an open pause',
      '{#pause ms=500 /}',
      '{#pause ms=500}',
      '20:76 {#pause} is not understood. Write {#pause /} or, for up to 10000 milliseconds, {#pause ms=500 /}.',
    ],
    [
      'too long a pause',
      '{#pause ms=500 /}',
      '{#pause ms=10001 /}',
      '20:76 {#pause} is not understood. Write {#pause /} or, for up to 10000 milliseconds, {#pause ms=500 /}.',
    ],
    [
      'a pause in an option',
      'say: For court dates',
      'say: "For court {#pause /} dates"',
      '45:31 A pause cannot stand here.',
    ],
    [
      'a choice by no count',
      '"You owe {$arrears :money} as of {$asOf :date}."',
      "'.input {$arrears :money} .match $arrears * {{You owe {$arrears}, {$asOf :date}}}'",
      '18:41 .match needs a :count; $arrears is none.',
    ],
    [
      'a plural that the language has not',
      '  one {{',
      '  few {{',
      '21:17 "few" is never chosen. Write a number or one of one, other.',
    ],
    [
      'items that are all alike',
      'item: "For {$county :name}"',
      'item: For a county',
      '62:9 $county is never said. Add {$county :name}.',
    ],
    ['a template without key', ', press {$key}."', '."', '1:9 $key is never said. Add {$key}.'],
    ['a template with kinds', '{$key}."', '{$key :count}."', '1:27 $key takes no kind. Write {$key}.'],
  ])('%s', (_, from, to, problem) => {
    expect(breakEnglish(from, to)).toEqual([problem]);
  });

  test.each([
    ['an open brace', '{$arrears :money}', '{$arrears :money', '18:44 A closing } is missing before this.'],
    ['a brace too many', 'of {$asOf', 'of } {$asOf', '18:48 Something here is not understood'],
    ['a missing space', '{$arrears :money}', '{$arrears:money}', '18:33 A space is missing here.'],
    ['a backslash before a letter', 'You owe', 'You\\\\owe', '18:15 A backslash may only stand before'],
    ['a missing closing brace', '{$asOf :date}."', '{$asOf :date', '18:'],
    ['no variant for the rest', '  *   {{', '  2   {{', '21:17 The last variant must have the key *'],
    ['two variants alike', '  one {{', '  0   {{', '21:17 Two variants have the same key'],
    ['a variant with two keys', '  one {{', '  one one {{', '21:17 A variant needs one key'],
    ['a choice without its slot', '  .input {$count :count}\n', '', '21:17 .match needs an .input line before it'],
  ])('%s', (_, from, to, problem) => {
    const problems = breakEnglish(from, to);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  test('names, terms and counts may be left out', () => {
    const short = english.replace(' {$method :term} in {$county :name}', '').replace('{$count} payments', 'payments');
    expect(findProblems(writeWording({ en: short }))).toEqual([]);
  });
});

describe('phrases', () => {
  test.each([
    [
      'one that stands for two options',
      'hear: [court dates]',
      'hear: [court dates, "Payments."]',
      '45:57 "Payments." already stands for "payments". Keep one of the two.',
    ],
    [
      'one that stands for two commands',
      'back: [back]',
      'back: [back, agent]',
      '7:16 "agent" already stands for "agent". Keep one of the two.',
    ],
    [
      'one without letters',
      'hear: [court dates]',
      'hear: [court dates, "4!"]',
      '45:57 "4!" holds no word that can be said.',
    ],
  ])('%s', (_, from, to, problem) => {
    expect(breakEnglish(from, to)).toEqual([problem]);
  });

  test('two menus may share one, and an option may have it twice', () => {
    const shared = english.replace('[english]', '[english, English, payments]');
    expect(findProblems(writeWording({ en: shared }))).toEqual([]);
  });
});

describe('files', () => {
  test.each([
    [
      'a colon in a text',
      'fault: Something',
      'fault: Sorry: something',
      '15:8 A text with a colon needs quotes. Put the whole text in double quotes.',
    ],
    ['a tab', '  repeat:', '\trepeat:', '6:1 A tab cannot indent. Use spaces.'],
    [
      'a text after a quote',
      '"You owe',
      '"You" owe',
      '18:21 Something stands after the end of the text. Put the whole text in double quotes.',
    ],
  ])('%s', (_, from, to, problem) => {
    expect(breakEnglish(from, to)[0]).toBe(problem);
  });

  test('a language without a file', () => {
    const folder = writeWording();
    rmSync(join(folder, 'es.yaml'));
    expect(findProblems(folder)).toEqual([
      {
        file: join(folder, 'es.yaml'),
        line: 1,
        column: 1,
        message: 'The file cannot be read.',
        suggestion: 'Put a file of this name there.',
      },
    ]);
  });

  test('an empty file', () => {
    const [problem] = findProblems(writeWording({ en: '' }));
    expect(problem).toMatchObject({ line: 1, column: 1, message: expect.stringContaining('The file holds nothing.') });
  });

  test('every mistake of every file is told at once, in the order of the lines', () => {
    const en = english.replace('fault:', 'fautl:').replace('{$arrears :money}', '{$arrears}');
    const es = spanish.replace('agente', '"¡!"');
    const folder = writeWording({ en, es });
    const load = () => loadCatalogue({ folder, contract, languages: ['en', 'es'] });
    expect(load).toThrow(
      [
        'The wording cannot be used:',
        `${folder}/en.yaml:1:1 "fault" is missing.`,
        `${folder}/en.yaml:15:1 "fautl" is not known here. Did you mean "fault"?`,
        `${folder}/en.yaml:18:25 $arrears lacks its kind. Write {$arrears :money}.`,
        `${folder}/es.yaml:5:12 "¡!" holds no word that can be said.`,
      ].join('\n'),
    );
  });
});
